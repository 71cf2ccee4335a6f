"""Problems (问题清单): what a campaign found, who answers for it, and by which day.

A problem is found, verified, handed over, rectified, reported done, verified on site and signed
off. "Rectified" counts reported done and later; "verified" is counted apart.
Source: inventory 63, 64, 72, 73, 149.
"""
