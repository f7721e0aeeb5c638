"""What a file calls its own window, as far as the words are known to be harmless.

Window Center & Width Explanation is free text; some sites write whom the image shows into it. Only
words of the trade are shown; any other text stays in the file.
"""

import re

_WORDS = re.compile(r"[^\W\d_]+")
_TRADE = """
    abdomen abdominal algo angio apex arterial auto base bone bony brain breast calcification
    cardiac cerebellum cerebrum chest contrast coronary ct cta ctdi default detail dose enhanced
    extremity fat film fine fluid fossa full gamma hard harder head heart hepatic high identity
    inner ear kidney knee level linear liver low lower lung lungs mammo manual max mean mediastinal
    mediastinum medium middle min mr mra muscle narrow neck normal opt optimum orbit orig original
    overview parenchyma pelvis pet petrous phase portal post posterior preset range raw renal scan
    sharp shoulder sinus skeleton skin skull smooth soft softer spine spleen standard stored stroke
    subdural temporal thorax tissue tissues upper user vascular venous vessel vessels view volume
    whole wide wider win window windows wl wnd ww
    hirn gehirn herz knochen leber lunge lungen mediastinal schädel weichteil weichteile wirbelsäule
    cerveau crâne foie os parties molles poumon poumons
    abdominale cerebro hueso hígado pulmón pulmon partes blandas cerebral osso
    骨窗 肺窗 脑窗 肝窗 纵隔窗 软组织窗 腹窗
"""
_KNOWN = frozenset(_TRADE.split())
_MOST_DIGITS = 2


def harmless(explanation: str) -> str:
    """Return an explanation of nothing but words of the trade and short numbers, else nothing."""
    known = all(word in _KNOWN for word in _WORDS.findall(explanation.casefold()))
    numbers = re.findall(r"\d+", explanation)
    short = all(len(number) <= _MOST_DIGITS for number in numbers)
    return explanation if known and short else ""
