"""Who there is: places, congresses, units, deputies, accounts."""
