"""Headings of columns that hold what is nobody's business in the design of an organization: pay, health, home, ...

The one list of such words. A column that a heading here names is read only where the user's own map maps it, and no
cell of it is shown even then. Japanese words are looked for anywhere in a heading, English ones as whole words.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache

_JAPANESE = (
    # pay
    "給与", "給料", "基本給", "月給", "日給", "時給", "年俸", "年収", "月収", "俸給", "賃金", "賞与", "ボーナス", "手当",
    "報酬", "人件費", "昇給", "控除", "税額", "源泉", "退職金", "通勤費", "交通費", "単価",
    # appraisal and discipline
    "評価", "考課", "査定", "評定", "賞罰", "懲戒", "表彰", "後継", "後任",
    # birth, home, contacts
    "生年月日", "誕生日", "年齢", "満年令", "年令", "性別", "男女", "住所", "居所", "現住", "郵便番号", "電話", "携帯",
    "緊急連絡", "私用メール", "個人メール", "本籍", "出身地", "出生地",
    # numbers given by the state and banks
    "マイナンバー", "個人番号", "年金番号", "被保険者", "保険番号", "免許証", "旅券", "パスポート", "口座", "銀行", "振込",
    # family, belief, health
    "扶養", "配偶者", "婚姻", "結婚", "家族", "続柄", "国籍", "在留", "ビザ", "人種", "民族", "信条", "宗教", "組合", "障害",
    "障がい", "健康", "健診", "病歴", "既往", "傷病", "疾病", "血液型", "妊娠", "出産", "犯罪", "前科", "休職理由",
    "休業理由", "休職事由", "休業事由", "退職理由", "退職事由", "離職理由",
)  # fmt: skip
_WHO_APPRAISES = ("評価者", "考課者", "査定者", "評定者")
"""Words that hold one of the others and name a task: who appraises, not how anybody was appraised."""
_PHONE = re.compile(r"(?<![A-Z])TEL(?![A-Z])")

_ENGLISH = (
    "salary", "salaries", "pay", "payroll", "wage", "wages", "bonus", "bonuses", "compensation", "remuneration",
    "earnings", "income", "commission", "allowance", "allowances", "stipend", "tax", "pension", "benefits", "equity",
    "stock options", "base rate", "hourly rate", "day rate", "rating", "ratings", "performance", "appraisal", "potential",
    "disciplinary", "successor", "successors", "birth", "birthday", "birthdate", "dob", "age", "age group", "gender", "sex",
    "pronouns", "address", "street", "postal", "postcode", "zip", "phone", "telephone", "mobile", "cell", "fax",
    "personal email", "private email", "home email", "alternate email", "other mails", "ssn", "sin", "nino",
    "social security", "national id", "national identifier", "national insurance", "tax id", "passport", "driver license",
    "drivers license", "bank", "iban", "bic", "account number", "routing number", "marital", "spouse", "dependents",
    "dependants", "children", "family status", "ethnicity", "ethnic", "race", "religion", "religious", "belief", "union",
    "political", "sexual orientation", "veteran", "disability", "disabilities", "disabled", "health", "medical", "sick",
    "sickness", "illness", "blood", "pregnancy", "maternity", "nationality", "citizenship", "visa", "work permit",
    "immigration", "emergency", "termination reason", "leave reason", "reason for leaving", "reason for termination",
    "leave type", "criminal", "salary cost",
)  # fmt: skip
_NOT_PRIVATE = (
    "address book", "email address", "mail address", "ip address", "work address", "office address", "business address",
    "pay grade level", "compensation grade level", "performance management", "health and safety",
)  # fmt: skip
"""Phrases that hold one of the English words and say nothing private: where the office is, which grade a job has."""
_WORD = re.compile(r"[a-z]+|[0-9]+")
_CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")


@cache
def is_sensitive_heading(heading: str) -> bool:
    """Whether a column of this heading holds data about people that is not read unless somebody asks for it."""
    text = unicodedata.normalize("NFKC", heading)
    return _speaks_japanese(text) or _speaks_english(text)


def _speaks_japanese(text: str) -> bool:
    rest = "".join(text.split()).upper()
    for word in _WHO_APPRAISES:
        rest = rest.replace(word, "|")
    return any(word in rest for word in _JAPANESE) or _PHONE.search(rest) is not None


def _speaks_english(text: str) -> bool:
    words = f" {' '.join(_WORD.findall(_CAMEL.sub(' ', text).casefold()))} "
    for phrase in _NOT_PRIVATE:
        words = words.replace(f" {phrase} ", " | ")
    return any(f" {phrase} " in words for phrase in _ENGLISH)
