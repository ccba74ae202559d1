disk attach folder
