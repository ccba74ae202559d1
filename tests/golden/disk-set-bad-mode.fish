disk set sda sync=nome
