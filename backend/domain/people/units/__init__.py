"""Units (机构、承办单位): organs of a congress, and the organs it supervises.

Inventory 4 to 10: 83 internal units in eleven counties, 32 of them with a single post.
"""
