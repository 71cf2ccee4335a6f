"""Files (附件): photos and papers, served only to who may see the matter they belong to."""
