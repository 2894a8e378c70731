"""What people may know about publication: citizens, the person, and who decides on objections."""

from zuiver.publication.queries.deciding import Overview, objection_for, overview, to_decide, was_checked
from zuiver.publication.queries.figures import FiguresToShow, figures_to_show, public_figures
from zuiver.publication.queries.own import LineView, line_of
from zuiver.publication.queries.public import (
    PublicLine,
    PublicPage,
    PublicRegister,
    Wanted,
    page_of,
    public_line,
    public_register,
    public_registers,
    rows_of,
)
from zuiver.publication.queries.stored import published_about_me

__all__ = [
    "FiguresToShow",
    "LineView",
    "Overview",
    "PublicLine",
    "PublicPage",
    "PublicRegister",
    "Wanted",
    "figures_to_show",
    "line_of",
    "objection_for",
    "overview",
    "page_of",
    "public_figures",
    "public_line",
    "public_register",
    "public_registers",
    "published_about_me",
    "rows_of",
    "to_decide",
    "was_checked",
]
