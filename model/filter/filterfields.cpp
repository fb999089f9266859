#include "model/filter/filterfields.h"

#include "model/filter/filtervalue.h"

#include <QCoreApplication>

namespace sourceline {

using namespace Qt::StringLiterals;

namespace {

constexpr const char *kinds[] = {"event", "aggregate", "statement", "development"};
constexpr const char *stances[] = {"asserts",
                                   "suspects",
                                   "implies",
                                   "claims responsibility",
                                   "denies",
                                   "rules out",
                                   "doubts",
                                   "investigates",
                                   "declines to name"};
// ICD 203, 2015, D.6.e(2)(a).
constexpr const char *likelihoods[] = {"almost no chance",
                                       "very unlikely",
                                       "unlikely",
                                       "roughly even chance",
                                       "likely",
                                       "very likely",
                                       "almost certain",
                                       "insufficient information"};
constexpr const char *confidences[] = {"low", "moderate", "high"};
constexpr const char *reviews[] = {"draft", "coded", "reviewed", "disputed"};
// In the order of FieldBit (model/store/derive.h) after yes and no.
constexpr const char *conflicts[] = {"yes", "no", "killed", "wounded", "rockets", "count", "date"};
constexpr const char *things[] = {
    "note", "tag", "link", "assessment", "attribution", "claim", "citation", "date", "place"};

#define TEXT(text) QT_TRANSLATE_NOOP("FilterField", text)

constexpr const char *periodExpected =
    TEXT("A date was expected, such as 2019-12-27, 2019-10 or 2019-11-29/2019-12-06.");
constexpr const char *figureExpected =
    TEXT("A number was expected, a range such as 10..40, or unknown.");
constexpr const char *numberExpected = TEXT("A number was expected, or a range such as 2..5.");
constexpr const char *actorExpected =
    TEXT("An actor's name was expected, in “…” where it has spaces; + after it includes whoever "
         "belongs to it.");

using enum FilterKind;

const FilterField fields[] = {
    {"kind"_L1,
     ""_L1,
     Choice,
     TEXT("kind"),
     TEXT("One of event, aggregate, statement and development was expected."),
     kinds},
    {"type"_L1,
     ""_L1,
     Term,
     TEXT("event type"),
     TEXT("An event type was expected, such as Battles.")},
    {"subtype"_L1,
     ""_L1,
     Term,
     TEXT("sub-event type"),
     TEXT("A sub-event type was expected, such as “Armed clash”.")},
    {"means"_L1, ""_L1, Term, TEXT("means"), TEXT("A means was expected, such as rocket.")},
    {"by"_L1, "alleged"_L1, Actor, TEXT("alleged actor"), actorExpected},
    {"assessed"_L1, ""_L1, Actor, TEXT("assessed actor"), actorExpected},
    {"said-by"_L1, "speaker"_L1, Actor, TEXT("speaker"), actorExpected},
    {"institution"_L1, ""_L1, Actor, TEXT("speaker’s institution"), actorExpected},
    {"stance"_L1,
     ""_L1,
     Choice,
     TEXT("stance"),
     TEXT(
         "One of asserts, suspects, implies, “claims responsibility”, denies, “rules out”, doubts, "
         "investigates and “declines to name” was expected."),
     stances},
    {"from"_L1, "after"_L1, Period, TEXT("from"), periodExpected},
    {"to"_L1, "until"_L1, Period, TEXT("to"), periodExpected},
    {"date"_L1, "on"_L1, Period, TEXT("date"), periodExpected},
    {"within"_L1, ""_L1, Period, TEXT("certainly within"), periodExpected},
    {"place"_L1,
     ""_L1,
     Place,
     TEXT("place"),
     TEXT("A place's name was expected, in “…” where it has spaces; + after it includes the places "
          "in it.")},
    {"near"_L1,
     ""_L1,
     Place,
     TEXT("near"),
     TEXT("A place's name was expected, in “…” where it has spaces; places within 50 km of it, "
          "what it is in and what is in it are found.")},
    {"country"_L1, ""_L1, Name, TEXT("country"), TEXT("A country was expected, such as Iraq.")},
    {"killed"_L1, ""_L1, Figure, TEXT("killed"), figureExpected},
    {"wounded"_L1, ""_L1, Figure, TEXT("wounded"), figureExpected},
    {"rockets"_L1, "munitions"_L1, Figure, TEXT("rockets"), figureExpected},
    {"fired"_L1, ""_L1, Figure, TEXT("rockets fired"), figureExpected},
    {"landed"_L1, ""_L1, Figure, TEXT("rockets landed"), figureExpected},
    {"unfired"_L1, ""_L1, Figure, TEXT("rockets found unfired"), figureExpected},
    {"count"_L1, ""_L1, Figure, TEXT("count"), figureExpected},
    {"conflicting"_L1,
     ""_L1,
     Choice,
     TEXT("conflicting figures or dates"),
     TEXT("yes or no was expected, or what is reported: killed, wounded, rockets, count or date. "
          "Places that conflict are on the page Conflicting reports."),
     conflicts},
    {"likelihood"_L1,
     ""_L1,
     Scale,
     TEXT("likelihood"),
     TEXT("A likelihood of ICD 203 was expected, from “almost no chance” over likely to “almost "
          "certain”; or “insufficient information”."),
     likelihoods,
     7},
    {"confidence"_L1,
     ""_L1,
     Scale,
     TEXT("confidence"),
     TEXT("low, moderate or high was expected."),
     confidences,
     3},
    {"institutions"_L1, ""_L1, Number, TEXT("institutions"), numberExpected},
    {"speakers"_L1, ""_L1, Number, TEXT("speakers"), numberExpected},
    {"outlets"_L1, ""_L1, Number, TEXT("outlets"), numberExpected},
    {"documents"_L1, ""_L1, Number, TEXT("documents"), numberExpected},
    {"claims"_L1, ""_L1, Number, TEXT("claims"), numberExpected},
    {"attributions"_L1, ""_L1, Number, TEXT("attributions"), numberExpected},
    {"citations"_L1, ""_L1, Number, TEXT("citations"), numberExpected},
    {"source"_L1,
     "outlet"_L1,
     Name,
     TEXT("source"),
     TEXT("An outlet's name or words of an article's title were expected, in “…” where they have "
          "spaces.")},
    {"review"_L1,
     ""_L1,
     Choice,
     TEXT("review"),
     TEXT("One of draft, coded, reviewed and disputed was expected."),
     reviews},
    {"has"_L1,
     ""_L1,
     Choice,
     TEXT("has"),
     TEXT("One of note, tag, link, assessment, attribution, claim, citation, date and place was "
          "expected."),
     things},
    {"tag"_L1, ""_L1, Name, TEXT("tag"), TEXT("A tag was expected.")},
    {"target"_L1,
     ""_L1,
     Text,
     TEXT("target"),
     TEXT("Words of a target were expected, or all of it after =.")},
    {"weapon"_L1,
     ""_L1,
     Text,
     TEXT("weapon"),
     TEXT("Words of a weapon were expected, or all of it after =.")},
    {"title"_L1, ""_L1, Words, TEXT("title"), TEXT("Words of a title were expected.")},
    {"contains"_L1,
     ""_L1,
     Words,
     TEXT("text"),
     TEXT("A part of a text with a letter or a digit was expected, in “…” where it has spaces.")},
    {"ref"_L1,
     "id"_L1,
     Reference,
     TEXT("incident"),
     TEXT("The handle or the id of an incident was expected, or several with , between.")},
};

const FilterField words{
    ""_L1, ""_L1, Words, TEXT("words"), TEXT("Words with a letter or a digit were expected.")};

#undef TEXT

} // namespace

QString FilterField::headingText() const
{
    return QCoreApplication::translate("FilterField", heading);
}

QString FilterField::expectedText() const
{
    return QCoreApplication::translate("FilterField", expected);
}

bool FilterField::takesUnknown() const
{
    return kind == Figure || kind == Term || name == "place"_L1 || name == "by"_L1
           || name == "assessed"_L1 || name == "country"_L1 || name == "date"_L1
           || name == "likelihood"_L1 || name == "confidence"_L1;
}

std::span<const FilterField> filterFields()
{
    return fields;
}

const FilterField *filterField(QStringView name)
{
    if (name.isEmpty())
        return &words;
    for (const FilterField &field : fields) {
        if (name.compare(field.name, Qt::CaseInsensitive) == 0
            || (!field.alias.isEmpty() && name.compare(field.alias, Qt::CaseInsensitive) == 0))
            return &field;
    }
    return nullptr;
}

std::optional<QString> checkTerm(const FilterTerm &term)
{
    const auto value = readFilterValue(term);
    return value ? std::nullopt : std::optional(value.error().message);
}

} // namespace sourceline
