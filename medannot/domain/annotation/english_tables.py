"""Tables of English words that sentences of findings may bend, or put before a noun."""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


PLURALS = {
    "aphtha": "aphthae", "bulla": "bullae", "callus": "calluses", "comedo": "comedones",
    "ecchymosis": "ecchymoses", "ephelis": "ephelides", "lentigo": "lentigines",
    "macula": "maculae", "mass": "masses", "milium": "milia", "naevus": "naevi", "nevus": "nevi",
    "papula": "papulae", "patch": "patches", "petechia": "petechiae", "stria": "striae",
    "sinus": "sinuses", "tooth": "teeth", "tophus": "tophi", "torus": "tori", "varix": "varices",
    "verruca": "verrucae", "scratch": "scratches", "abscess": "abscesses", "body": "bodies",
    "axilla": "axillae", "areola": "areolae", "canthus": "canthi", "fossa": "fossae",
    "foot": "feet", "calf": "calves", "concha": "conchae",
}  # fmt: skip
REGULAR = _words(
    """
    abrasion angioma ankle area arm bite blackhead bleb blister boil breast bulge bump burn
    burrow buttock carbuncle cast cheek coating corn crack crust cut cyst depression ear earlobe
    elbow eminence erosion eruption eschar excoriation eye eyebrow eyelid finger fingertip
    fissure fistula flank fold forearm fracture freckle furuncle granule granuloma graze groin
    groove growth haemangioma haematoma haemorrhage hair hand heel hemangioma hematoma
    hemorrhage horn keloid knee laceration leg lesion lump macule mole nail nipple nit nodule
    nostril opening palm papilloma papule papulopustule papulovesicle pit plaque plug
    pseudomembrane pustule reaction ridge scab scar seroma shin shoulder sole spot stain
    swelling tag telangiectasia temple thigh thumb toe tongue tonsil tract tumor tumour ulcer
    vein vesicle wart wheal whitehead wound wrist xanthoma
    """
)
MASS = _words(
    """
    angio-oedema angioedema atrophy bleeding calcinosis calculus caries clubbing crowding
    cyanosis dehiscence depigmentation desquamation discoloration discolouration dystrophy edema
    erythema exfoliation exudate exudation flaking flushing hyperkeratosis hyperpigmentation
    hypopigmentation hypoplasia induration jaundice leukonychia lichenification livedo loss
    maceration malposition melanonychia necrosis oedema onycholysis overgrowth pallor
    pigmentation pitting poikiloderma purpura recession reddening redness scale scaling
    sclerosis thickening thinning tissue wear xerosis
    """
)
MASS_LABELS = frozenset({"excess hair", "white hair", "lip swelling"})
REDNESS = "redness and swelling"
ALREADY_PLURAL = _words(
    """
    eyelashes freckles genitalia granules gums haemorrhoids hairs hemorrhoids lips macules milia
    molars moles nails nits papules plaques premolars pustules striae teeth veins warts
    """
)
SINGULAR_IN_S = _words(
    """
    caries diabetes erysipelas glans herpes lens measles mumps rabies scabies shingles
    """
)
ONE_OF_TWO = _words(
    """
    area disease infection reaction region syndrome zone
    """
)
"""Words that two others may stand before: hand, foot and mouth disease is one."""
SINGULAR_ENDS = ("is", "us", "ss", "as")
ADJECTIVE_ENDS = ("al", "ar", "ic", "ous", "ed", "ory", "oid")
SUFFIXES = {"ule": "ules", "icle": "icles", "oma": "omas", "cyst": "cysts"}
NAMES = _words(
    """
    addison auspitz bateman bazin beau becker behcet behçet blaschko bowen brocq buerger
    campbell civatte crohn cullen darier dennie down ehlers fabry forchheimer fordyce fournier
    fox gorlin gottron grover hailey hansen hebra heck henoch hutchinson ito jessner kaposi
    kawasaki koebner koplik kyrle langer lewandowsky lyme majocchi marjolin meissner merkel
    mibelli mikulicz mongolian morgan muehrcke munro nikolsky osler ota paget pautrier peutz
    pott quincke raynaud reiter romaña schamberg schönlein sezary sjogren sjögren spitz stevens
    sturge sutton sweet sézary terry turner tzanck unna vincent virchow vogt weber wegener wells
    wickham wood woronoff zoon
    """
)
"""People and places that terms are named after; they keep their capital."""

COLOURS = _words(
    """
    black blackish blue blue-gray blue-grey bluish brown brown-black brownish dusky erythematous
    flesh-colored flesh-coloured gray grayish green greenish grey greyish lilac multicolored
    multicoloured orange pale pearly pink pinkish purple purplish red reddish salmon
    skin-colored skin-coloured slate-grey tan translucent variegated violaceous violet white
    whitish yellow yellow-red yellowish
    """
)
TONES = _words(
    """
    bright dark deep dull light pale
    """
)
SHAPES = _words(
    """
    acuminate angular annular arcuate atrophic circular curved depressed discoid elliptical
    filiform flat geographic geographical guttate irregular linear lobed near-round nummular
    oval ovoid pedunculated pointed polycyclic polygonal raised reticular round serpiginous
    sessile stalked subcircular sunken swirled tapered umbilicated verrucous warty whorled
    """
)
COMPOUNDS = ("-shaped", "-like", "-sized", "-topped", "-coloured", "-colored")
ADVERBS = _words(
    """
    fairly nearly partly relatively roughly slightly
    """
)
DISTRIBUTIONS = _words(
    """
    agminated asymmetric asymmetrical bilateral close-set clustered coalescing confluent crowded
    dermatomal discrete disseminated follicular generalised generalized grouped herpetiform
    limited localised localized merged regional scattered segmental sparse symmetric symmetrical
    unilateral universal widespread zosteriform
    """
) | {"densely packed"}
BOUNDARIES = _words(
    """
    adherent blurred fixed ill-defined immobile indistinct mobile movable sharp well-defined
    """
)
PREPOSITIONS = _words(
    """
    above adjacent among around at behind below beneath beside between close deep encircling far
    in inside left near next on outside over overlapping right separate surrounding to under
    underneath within
    """
)
"""What relations of lesions begin with."""
