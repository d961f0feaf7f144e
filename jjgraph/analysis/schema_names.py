"""The kinds and the types of ties that are spoken of by name where something is computed, each written once.

What several types or kinds have in common (who is a member, which tie gives, at which level a school teaches)
is no name: the schema says it of each (`TieType.means`, `Kind.study_level`, `Kind.governing`).
"""

# Kinds; a finer kind is meant with it.
CONSORTIUM = "Consortium"
COUNTRY = "Country"
GOVERNANCE_BODY = "GovernanceBody"
INDUSTRY = "Industry"
MAJOR = "Major"
OVERSEAS_COLLEGE = "MaritimeSilkRoadCollege"  # OverseasCollege is a finer one
PLACE = "Place"
TRAINING_PATHWAY = "TrainingPathway"

# Types of ties.
ARTICULATES_TO = "ARTICULATES_TO"
COVERS = "COVERS"
HAS_UNIT = "HAS_UNIT"
HOLDS_POST = "HOLDS_POST"
HOLDS_ROLE = "HOLDS_ROLE"
LOCATED_IN = "LOCATED_IN"
NEEDS = "NEEDS"
OFFERS = "OFFERS"
OPERATES_ABROAD_IN = "OPERATES_ABROAD_IN"
PARENT_OF = "PARENT_OF"
PART_OF = "PART_OF"
POST_IN = "POST_IN"
SERVES = "SERVES"
SIGNED = "SIGNED"
SIGNED_WITH = "SIGNED_WITH"
