sparse b.img -5
