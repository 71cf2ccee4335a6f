"""Staffing (机构编制): the bodies inside a congress's organ, and how one-person ones are cleared.

A one-person body (一人委、一人室) has a single post; 32 of 83 are 38.55 %. It is cleared by posts,
by people seconded or resident, or by a merger. What a county says of itself and what the city says
of it stand side by side, and where they do not agree that is shown, never settled silently.
Source: inventory 3 to 9, 112, 128, 132, G2, trap (c).
"""
