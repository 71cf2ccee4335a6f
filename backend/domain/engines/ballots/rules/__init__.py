"""What a ballot is made of, without database or clock."""
