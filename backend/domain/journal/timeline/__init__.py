"""Timeline (时间线): what happened to a thing, in words, for those who may see the thing."""
