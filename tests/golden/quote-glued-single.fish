echo 'it''s'
