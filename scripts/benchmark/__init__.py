"""What a request costs: this code against a bare route and one written by hand."""
