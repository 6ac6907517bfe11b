/// Latin letters and the Cyrillic ones they look like, in lower case: `a` for «а», `p` for «р», `i` for «і».
let lookAlikeLetters: [Character: Character] = [
    "a": "а", "b": "в", "c": "с", "e": "е", "h": "н", "i": "і", "k": "к", "m": "м", "o": "о", "p": "р",
    "t": "т", "u": "и", "x": "х", "y": "у", "n": "п", "ə": "ә", "ө": "ө", "ё": "е",
]
