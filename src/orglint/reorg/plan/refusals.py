"""Why a change does not fit: what the refusals of plans say, in both languages."""

from __future__ import annotations

from orglint.i18n import Text

UNKNOWN = Text("unknown {kind} {word}", "{word}という{kind}は見つかりません")
OTHER_KIND = Text("there is a {kind} of that id", "そのIDの{kind}ならあります")
OF_THAT_NAME = Text('the {kind} of that name has the id "{ident}"', "その名前の{kind}のIDは「{ident}」です")
NOT_HERE = Text("a {kind} cannot stand here: {kinds} can", "ここに書けるのは{kinds}です({kind}は書けません)")
AMBIGUOUS = Text(
    "{word} could mean {choices}; write its kind before it",
    "{word}は{choices}のどれとも読めます。種類を付けて書いてください",
)
RENAMED = Text('{word} has the id "{ident}" by then', "{word}のIDは、この時点で「{ident}」に変わっています")
IS_OVER = Text("{what} has ended on {day}", "{what}は{day}に終わっています")
HAS_LEFT = Text("{what} has left on {day}", "{what}は{day}に退職しています")
NOT_YET = Text("{what} begins only on {day}", "{what}は{day}にならないと始まりません")
ENDS_HERE = Text("{what} is ended by another change of this plan", "{what}は、この変更案の別の変更で終わります")
SAID_BEFORE = Text(
    "another change of this plan says {field} of {what} already; say it once",
    "{what}の{field}は、この変更案の別の変更でも指定しています。どちらか一方にしてください",
)
CHANGES_NOTHING = Text(
    "nothing changes: {what} has this {field} already", "変更がありません。{what}の{field}はすでにこの値です"
)
TAKEN = Text("the id {word} is taken already", "IDの{word}はすでに使われています")
MADE_HERE = Text(
    "{what} is created by this plan; leave it out of the plan instead of ending it",
    "{what}はこの変更案で作るものです。終わらせるのではなく、作る変更を削除してください",
)
BAD_ID = Text("an id is not empty and has no slash", "IDは空にできず、スラッシュ(/)も含められません")
ID_OF_NOTHING = Text(
    "{word} cannot be an id: where it is referred to, it would say that there is none",
    "{word}はIDにできません。参照に書くと「なし」の意味になるためです",
)

# ---- units

INTO_ITSELF = Text("{what} cannot become part of itself", "{what}を自分自身の中に入れることはできません")
INTO_ITS_OWN = Text(
    "{to} is inside {what}; move it out first, or name another unit",
    "{to}は{what}の中にあります。先に外に移すか、別の部署を指定してください",
)
ONE_UNIT = Text(
    "a merger is of several units; name at least two, or another one as into",
    "統合する部署を2つ以上書くか、intoに別の部署を指定してください",
)
NAMED_TWICE = Text("{what} is named twice", "{what}が2回書かれています")
ONE_RESULT = Text("units become one unit; this names {number}", "統合後の部署は1つです(ここには{number}つあります)")
NO_SUCH_RESULT = Text(
    "there is no unit {word}; a new one is written with its fields: {example}",
    "{word}という部署はありません。新しい部署は項目を添えて書きます: {example}",
)
IS_THERE = Text(
    "unit {word} is there already: to merge into it write its id alone",
    "部署{word}はすでにあります。そこに統合するなら、IDだけを書いてください",
)
NO_PARENT = Text(
    "say the parent of {what}: the merged units have several",
    "元の部署の親が異なるため、{what}のparentを書いてください",
)
ONE_PART = Text(
    "a split makes several units of one; to go on under another id, {what} is renamed",
    "分割では、1つの部署から複数の部署を作ります。{what}のIDが変わるだけなら、renameを使ってください",
)
NOTHING_NEW = Text(
    "a split makes at least one new unit; {what} is no new one",
    "分けた先には新しい部署が必要です({what}は新しい部署ではありません)",
)
LIVES_ON = Text(
    "{what} lives on as it is: write what it changes as changes of their own",
    "{what}はそのまま残ります。項目を変えるときは、別の変更として書いてください",
)
TAKES_A_LIST = Text(
    "{key} are the ids of what {what} takes along", "{key}には、{what}が引き継ぐもののIDをリストで書きます"
)
NOT_IN_IT = Text("{what} does not belong to {unit}", "{what}は{unit}に属していません")
STILL_HAS = Text(
    "{what} still has {rest}: move or hand them over before, or say with {key} who takes everything",
    "{what}にはまだ{rest}があります。先に移すか、すべて引き継ぐ部署を{key}に書いてください",
)
NO_MEMBERS = Text(
    "members would be further posts of these people; move them instead: - move: {{position: ..., to: {unit}}}",
    "membersと書くと兼務のポストが増えます。人を移すには「- move: {{position: ..., to: {unit}}}」と書いてください",
)

# ---- posts and people

NO_POST = Text("person {word} holds no post", "{word}はどのポストにも就いていません")
HELD = Text("{what} is held by {who}; vacate it first", "{what}には{who}が就いています。先にvacateで空席にしてください")
HOLDS_IT = Text("{who} holds {what} already", "{who}はすでに{what}に就いています")
IS_VACANT = Text("nobody holds {what}", "{what}にはだれも就いていません")
NO_MANAGER_OF_ITSELF = Text("{what} cannot report to itself", "{what}を自分自身の部下にすることはできません")
HAS_REPORTS = Text(
    "{what} has reports ({who}); give them another manager before, or say with `to` who takes over",
    "{what}には部下({who})がいます。先に上司を変えるか、引き継ぐポストをtoに書いてください",
)
WITHOUT_POST = Text(
    "{who} holds no post after this plan; appoint them to one, or let them leave",
    "この変更案の後、{who}はどのポストにも就いていません。別のポストに就ける(appoint)か、退職(leave)としてください",
)
ONLY_POSTS = Text("{key} is for posts; a unit has none", "{key}はポストを移すときに書く項目です")

# ---- things

NO_OWNER_FIELD = Text(
    "say with `as` which field of {what} changes; there are {fields}",
    "{what}のどの項目を変えるかをasに書いてください。使えるのは{fields}です",
)
NOT_THE_OWNER = Text("{who} is not among the {field} of {what}", "{who}は{what}の{field}にいません")
ONE_OWNER = Text("{field} of {what} takes one, not several", "{what}の{field}に書けるのは1つだけです")
OWN_WORD = Text(
    "{field} of a {kind} is changed with a word of its own: - {word}",
    "{kind}の{field}は専用の書き方で変えます: - {word}",
)
NOT_CHANGED_HERE = Text(
    "{key} is no field that can be changed here; create or move what belongs there",
    "{key}はここでは変えられません。中のものはcreateやmoveなどで変えてください",
)
AS_OF_IS_DATE = Text("the day of the organization is the date of the plan", "組織の基準日は変更案のdateで決まります")
NO_ORGANIZATION = Text(
    "there is an organization already: write what changes as `change`",
    "組織はすでにあります。変える項目はchangeに書いてください",
)
NO_COLLECTIONS = Text(
    "expected are collections as in a model: {known}", "モデルと同じ形で、コレクションを書いてください: {known}"
)
TOO_EARLY = Text(
    "the plan takes effect before {day}, the date of the organization",
    "変更案の発効日が、組織の基準日({day})より前です",
)
