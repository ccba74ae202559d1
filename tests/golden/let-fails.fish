-let x = sparse a.img 1Q
let x = lcd /nosuch
