SELECT NOT EXISTS (
  (SELECT * FROM coverage_listings EXCEPT SELECT * FROM coverage_for_sale)
  UNION ALL (SELECT * FROM coverage_for_sale EXCEPT SELECT * FROM coverage_listings));
