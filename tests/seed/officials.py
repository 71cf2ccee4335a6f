"""No official of the source appears among the invented: their names are kept as hashes only."""

import hashlib

OFFICIALS = frozenset(
    {
        "2adfcb25069f52eae5d703b0e4a98d7b8ec752962614271e54078d74f3a9d55f",
        "2cbae5af32138f02e129e4378c2b40203221a750d173527b00b6e971308edf18",
        "2e11c0ed7f5c586aecf8ebd17c429c652fc695c4d3cb6aa5b2c898eea625ca81",
        "51c962c829271e881e544e1618d011d5c965a5c650eacfe1333ad0fc0d47b32a",
        "5ab28a290011b75460bc09a755ff3f28f2879cb425b37349b9b4013d9bda45cc",
        "5c91fff63df318e5a6e5a3c1d5dae314a23418a7ba41882398d727155cce041d",
        "5f2a30148002b7e1427d14302d3510cbd680b5921bf46d63954b4271b5aaa92e",
        "6a90a8470dcb5a30e6846557d0862e4f3b3c66a17f7024a947ba5f9dd2acf0b7",
        "7bbdf8d6bb60371123e6a26e16ca93dd05cf40e3e61bd8929f093ec72cc8018b",
        "81ef1b0ee5f4e4cf40186e6918cb56da6f0cc4f3c66b8d05d15c61bcc52faa9d",
        "82319b0e491f92e9a52f1f5f9fbdc2eb3e8c2cdcec22a6a5372b9e7aa06924e3",
        "8ff259270cbcd26c2810b505e32d7306b29abd2d020533502cf843c1d5367207",
        "92a054e84d6e2e13d14cfb9b7ac898f70bea1637bc3aaeb075cd7344b3ecd0d4",
        "96481b9b49395232ae7c90d4385cd7e3aed793b85efb923bb4bdacf35e51567e",
        "b74188ca590cdde3dd6c9c0377c4177e91e73fe82a73ed771a65c1c7e752c73d",
        "c84455dcac68a1f1a027a31a426d3a38d4d904ba86865d70e3e35718e59ed508",
        "df74f15e93648894f331b493893fee267cf4d3726011688ceee68b02f66ef3c9",
        "ec090b1a2ed8f511ac5508421e806741f790b99563d83d8b05edce436d72e516",
    }
)
"""SHA-256 of the full names."""
GIVEN = frozenset(
    {
        "80f2a312b90e4ed12cc1fc2868ce0224e88e18a8e39531aef367f39e80302e9e",
        "97819b0333a672001d0425fef7e99baf9ae6f3315f7ee2241a24df619da86a7c",
    }
)
"""SHA-256 of given names that the source tells without the surname."""


def is_official(name: str) -> bool:
    """Return whether this is the name of an official of the source."""
    return _hash(name) in OFFICIALS or _hash(name[1:]) in GIVEN


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
