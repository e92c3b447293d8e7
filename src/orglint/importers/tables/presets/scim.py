"""SCIM attributes as columns, and the exports of directories (Okta, Microsoft Entra) that use like names."""

from __future__ import annotations

from orglint.importers.tables.presets.preset import Headings, Preset

_ENTERPRISE = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User"


def _enterprise(*attributes: str) -> tuple[str, ...]:
    """Return the headings of attributes of the enterprise extension: bare, in full, and shortened."""
    forms = ("{}", f"{_ENTERPRISE}:{{}}", f"{_ENTERPRISE}.{{}}", "enterprise.{}")
    return tuple(form.format(attribute) for form in forms for attribute in attributes)


_COLUMNS: Headings = {
    "people.id": _enterprise("employeeNumber", "employeeId"),
    "people.key_1": ("externalId", "external id"),
    "people.key_2": ("id", "object id", "objectId", "user id", "okta id", "uid"),
    "people.key_3": (
        "userName",
        "user name",
        "userPrincipalName",
        "user principal name",
        "upn",
        "login",
        "user.login",
        "profile.login",
        "sAMAccountName",
    ),
    "people.name": ("displayName", "display name", "name.formatted", "formattedName", "cn"),
    "people.family_name": ("name.familyName", "familyName", "lastName", "surname", "sn", "last name"),
    "people.given_name": ("name.givenName", "givenName", "firstName", "first name"),
    "people.unit_above_1": _enterprise("organization"),
    "people.unit_above_2": _enterprise("division"),
    "people.unit": _enterprise("department"),
    "people.title": ("title", "jobTitle", "job title"),
    "people.reports_to": (
        *_enterprise("manager.value", "manager.$ref", "managerId", "manager.employeeNumber"),
        "manager id",
        "manager.userPrincipalName",
        "manager upn",
        *_enterprise("manager"),
    ),
    "people.manager_name": (*_enterprise("manager.displayName"), "manager display name", "manager name", "managerName"),
    "people.employment": ("userType", "user type", "employeeType", "employee type"),
    "people.active": ("active", "accountEnabled", "account enabled", "enabled"),
    "people.status": ("status", "user status", "account status"),
    "people.company": ("companyName", "company name", "company"),
    "people.start": ("employeeHireDate", "hireDate", "startDate"),
    "people.end": ("employeeLeaveDateTime", "endDate", "terminationDate"),
    "people.x-location": ("officeLocation", "office location", "physicalDeliveryOfficeName", "location"),
    "people.x-cost-center": (*_enterprise("costCenter"), "cost center"),
}

SCIM = Preset(
    "scim",
    _COLUMNS,
    marks=(
        ("people.key_3",),
        ("people.name", "people.given_name", "people.family_name"),
        ("people.unit", "people.title", "people.reports_to", "people.active"),
    ),
)
