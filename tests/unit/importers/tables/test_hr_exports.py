"""Tables as HR systems export them, each read without a word from the user; SCIM and directories among them."""

from __future__ import annotations

import pytest

from tests.unit.importers.tables.reading import document_of, model_of, notes, people, places, problems_of, read, units

_ENTERPRISE = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:"
_ATTRIBUTES = (
    "employeeNumber",
    "department",
    "division",
    "organization",
    "costCenter",
    "manager.value",
    "manager.displayName",
)
SCIM = f"""userName,displayName,name.givenName,name.familyName,title,active,externalId,{",".join(_ENTERPRISE + each for each in _ATTRIBUTES)}
ann@x.example,Ann Ito,Ann,Ito,CEO,true,e1,1,Board,Corporate,X Inc.,C1,,
bob@x.example,,Bob,Sato,Rep,TRUE,e2,2,Sales,Commercial,X Inc.,C2,e1,
cid@x.example,Cid,Cid,Kato,Rep,false,e3,3,Sales,Commercial,X Inc.,C2,e1,
dan@x.example,Dan,Dan,Kato,Rep,True,e4,4,Sales,Commercial,X Inc.,C2,,Ann Ito
"""


def test_scim_attributes():
    assert people(SCIM) == {
        "1": {"name": "Ann Ito", "title": "CEO", "unit": "Board", "x-cost-center": "C1"},
        "2": {"name": "Bob Sato", "title": "Rep", "unit": "Sales", "x-cost-center": "C2", "reports_to": "1"},
        "4": {"name": "Dan", "title": "Rep", "unit": "Sales", "x-cost-center": "C2", "reports_to": "1"},
    }
    assert units(SCIM) == {
        "X Inc.": {"type": "company"},
        "Corporate": {"parent": "X Inc."},
        "Board": {"parent": "Corporate"},
        "Commercial": {"parent": "X Inc."},
        "Sales": {"parent": "Commercial"},
    }


def test_accounts_that_are_not_active_are_left_out_and_said():
    assert notes(SCIM) == ["people who have left (active) are not read: row 4"]


ENTRA = """userPrincipalName,displayName,surname,givenName,id,userType,jobTitle,department,accountEnabled,companyName,mobilePhone
ann@x.example,Ann Ito,Ito,Ann,11-aa,Member,CEO,Board,True,X,555
bob@y.example,Bob,,,22-bb,Guest,,,True,Y,555
old@x.example,Old,,,33-cc,Member,Rep,Sales,False,X,555
"""


def test_directory_of_accounts():
    assert people(ENTRA) == {"11-aa": {"name": "Ann Ito", "title": "CEO", "unit": "Board", "employer": "X"}}
    assert notes(ENTRA) == [
        "columns recognised as sensitive and not read: mobilePhone",
        "people who have left (accountEnabled) are not read: row 4",
        "guests (userType) are not read: row 3",
    ]
    assert model_of(ENTRA).problems == []


WORKDAY = """Employee ID,Worker,Supervisory Organization,Business Title,Manager,Cost Center,Company,Worker Type,FTE,Hire Date,Total Base Pay
21001,Ann Ito,Executive Office (Ann Ito),CEO,,CC-1,Global,Employee,100%,2000-01-01,1
21002,Bob Sato (On Leave),Global Sales (Bob Sato),VP,Ann Ito,CC-2,Global,Employee,0.8,2005-01-02,1
21003,Cid [C],Global Sales (Bob Sato),Rep,"Sato, Bob",CC-2,Global,Contingent Worker,80%,2019-05-05,1
"""


def test_workday():
    document = document_of(WORKDAY)
    assert list(units(WORKDAY)) == ["Executive Office", "Global Sales"]
    assert people(WORKDAY)["21003"] == {
        "name": "Cid", "unit": "Global Sales", "title": "Rep", "reports_to": "21002", "x-cost-center": "CC-2", "employer": "Global",
        "employment": "Contingent Worker", "fte": "0.8", "start": "2019-05-05",
    }  # fmt: skip
    assert "positions.fte" in document.described
    model = model_of(WORKDAY)
    assert model.problems == []
    assert model.entities["position"]["21002"].fte == 0.8  # type: ignore[attr-defined]
    assert model.entities["person"]["21003"].employment == "contractor"  # type: ignore[attr-defined]


@pytest.mark.parametrize("written", ["80", "250%", "half"])
def test_fte_that_is_no_share_of_one_person_is_said(written: str):
    text = f"Employee ID,Name,Department,FTE\n1,Ann,Sales,{written}\n"
    assert places(problems_of(text)) == [("invalid-value", "staff.csv:2:13")]
    assert "fte" not in read(text).documents[0].root["people"]["1"]


SUCCESSFACTORS = """STATUS,USERID,USERNAME,FIRSTNAME,LASTNAME,GENDER,MANAGER,DEPARTMENT,DIVISION,TITLE,HIREDATE
STATUS,USERID,Username,First Name,Last Name,Gender,Manager,Department,Division,Title,Hire Date
active,1,aito,Ann,Ito,F,NO_MANAGER,Board,Corporate,CEO,2001-04-01
active,2,bsato,Bob,Sato,M,1,Sales,Commercial,Head,2002-04-01
inactive,3,ckato,Cid,Kato,M,2,Sales,Commercial,Rep,2003-04-01
"""


def test_successfactors_with_its_two_rows_of_headings():
    assert people(SUCCESSFACTORS) == {
        "1": {"name": "Ann Ito", "unit": "Board", "title": "CEO", "reports_to": None, "start": "2001-04-01"},
        "2": {"name": "Bob Sato", "unit": "Sales", "title": "Head", "reports_to": "1", "start": "2002-04-01"},
    }
    assert notes(SUCCESSFACTORS)[0] == "the headings stand in rows 1-2"


BAMBOO = """Employee #,First Name,Last Name,Job Title,Reporting To,Department,Division,Location,Employment Status,Hire Date
1,Ann,Ito,CEO,,Executive,Europe,Berlin,Full-Time,2010-01-01
2,Bob,Sato,Rep,Ann Ito,Sales,Europe,Berlin,Contractor,2012-01-01
3,Cid,Kato,Rep,Ann Ito,Sales,Asia,Tokyo,Part-Time,2013-01-01
"""


def test_bamboohr_with_divisions_across_departments():
    assert people(BAMBOO)["2"] == {
        "name": "Bob Sato", "title": "Rep", "reports_to": "1", "unit": "Sales", "x-location": "Berlin",
        "employment": "Contractor", "start": "2012-01-01",
    }  # fmt: skip
    assert model_of(BAMBOO).problems == []


JOBCAN = """スタッフコード,姓,名,メイングループ,サブグループ,スタッフ種別,入社日,電話番号
1,佐藤,花子,営業本部->東日本営業部->一課,"企画本部->企画部,管理本部",正社員,2020/4/1,090
2,鈴木,一郎,営業本部->東日本営業部,,アルバイト,2020/4/1,090
"""


def test_jobcan_with_paths_by_arrows_and_further_groups_by_commas():
    assert people(JOBCAN)["1"] == {
        "name": "佐藤 花子", "employment": "正社員", "start": "2020/4/1",
        "posts": [{"unit": "一課"}, {"unit": "企画部"}, {"unit": "管理本部"}],
    }  # fmt: skip
    assert units(JOBCAN)["企画部"] == {"type": "department", "parent": "企画本部"}


SMARTHR = """社員番号,姓,名,メールアドレス,部署1,役職1,部署2,役職2,雇用形態,在籍状況,入社年月日,退職年月日,生年月日,性別,等級
001,佐藤,花子,a@x,営業本部/営業部,部長,企画本部/企画部,担当,正社員,在職中,2010/04/01,,1980/01/01,女,M2
002,鈴木,一郎,b@x,営業本部/営業部,主任,,,契約社員,休職中,2015/04/01,,1990/01/01,男,S1
003,高橋,二郎,c@x,営業本部/営業部,,,,正社員,退職済み,2015/04/01,2025/03/31,1990/01/01,男,S1
"""


def test_smarthr_with_numbered_departments_as_further_posts():
    assert people(SMARTHR)["001"] == {
        "name": "佐藤 花子", "employment": "正社員", "start": "2010/04/01",
        "posts": [{"unit": "営業部", "title": "部長", "grade": "M2"}, {"unit": "企画部", "title": "担当"}],
    }  # fmt: skip
    assert [person.id for person in model_of(SMARTHR).in_force["person"]] == ["001", "002"]
    assert notes(SMARTHR) == [
        "columns recognised as sensitive and not read: 生年月日, 性別", "columns not read: メールアドレス",
    ]  # fmt: skip


KAONAVI = """社員番号,氏名,フリガナ,所属コード,役職,雇用形態,入社日,性別,生年月日,年齢
A1,佐藤 花子,サトウ ハナコ,001002,部長,正社員,2010/04/01,女,1980/01/01,46
A2,鈴木 一郎,スズキ イチロウ,001002,主任,準社員,2015/04/01,男,1990/01/01,36
"""


def test_kaonavi_with_codes_of_units():
    assert [body["unit"] for body in people(KAONAVI).values()] == ["001002", "001002"]  # type: ignore[index]
    assert model_of(KAONAVI).problems == []


BUGYO = """社員コード,社員氏名,在籍区分,本務所属,本務役職,兼務所属1,兼務役職1,職種,入社年月日,退職年月日
1,髙﨑①,在籍,㈱甲営業部,部長,企画部,担当,営業職,平成10年4月1日,
2,鈴木,退職,㈱甲営業部,主任,,,営業職,H10.4.1,令和2年3月31日
"""


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "cp932", "utf-16"])
def test_every_encoding_of_excel_and_hr_systems_reads_the_same(codec: str):
    text = BUGYO.replace(",", "\t") if codec == "utf-16" else BUGYO
    imported = read(text.encode(codec))
    assert imported.problems == ()
    assert imported.documents[0].root["people"]["1"] == {
        "name": "髙﨑①", "start": "平成10年4月1日", "x-occupation": "営業職",
        "posts": [{"unit": "㈱甲営業部", "title": "部長"}, {"unit": "企画部", "title": "担当"}],
    }  # fmt: skip


def test_eras_are_read_by_the_model():
    model = model_of(BUGYO)
    assert model.problems == []
    assert str(model.entities["person"]["1"].start) == "1998-04-01"
    assert str(model.entities["person"]["2"].end) == "2020-03-31"
