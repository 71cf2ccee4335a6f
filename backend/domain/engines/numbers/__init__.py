"""Numbers (编号): 线索〔2026〕138号, counted per congress, kind and year."""
