#include "model/coding/incidentfield.h"

#include "model/coding/labels.h"
#include "model/coding/rows.h"
#include "model/text/edtf.h"

#include <QTimeZone>

#include <algorithm>
#include <array>

namespace sourceline {

using namespace Qt::StringLiterals;

namespace {

enum class Holds
{
    Text,
    Title,
    Date,
    Kind,
    Review,
    Term,
    Place,
    DateBasis,
    Zone
};

struct Column
{
    const char *name;
    QLatin1String inWords;
    Holds holds = Holds::Text;
    QLatin1String scheme = {}; ///< of a term
};

constexpr std::array columns{
    Column{"title", "Title"_L1, Holds::Title},
    Column{"target", "Target"_L1},
    Column{"weapon", "Weapon"_L1},
    Column{"calibre", "Calibre"_L1},
    Column{"platform", "Platform"_L1},
    Column{"note", "Note"_L1},
    Column{"own_subtype", "Subtype"_L1},
    Column{"date_words", "Date in words"_L1},
    Column{"date_basis", "Basis of the date"_L1, Holds::DateBasis},
    Column{"date_external", "Date from outside"_L1},
    Column{"date_text_only", "Date by the texts alone"_L1},
    Column{"time_local", "Local time"_L1},
    Column{"zone", "Time zone"_L1, Holds::Zone},
    Column{"handle", "Handle"_L1},
    Column{"coder", "Coder"_L1},
    Column{"date_edtf", "Date"_L1, Holds::Date},
    Column{"kind", "Kind"_L1, Holds::Kind},
    Column{"review", "Review"_L1, Holds::Review},
    Column{"event_type", "Event type"_L1, Holds::Term, "event type"_L1},
    Column{"sub_event_type", "Sub-event type"_L1, Holds::Term, "sub-event type"_L1},
    Column{"means", "Means"_L1, Holds::Term, "means"_L1},
    Column{"place", "Place"_L1, Holds::Place}};

constexpr std::array kinds{"event"_L1, "aggregate"_L1, "statement"_L1, "development"_L1};
constexpr std::array dateBases{"text"_L1, "inferred"_L1, "external"_L1};
constexpr std::array reviews{"draft"_L1, "coded"_L1, "reviewed"_L1, "disputed"_L1};

template <size_t N>
Result<Value> oneOf(const QString &word, const std::array<QLatin1String, N> &words)
{
    if (std::any_of(words.begin(), words.end(), [&word](auto w) { return word == w; }))
        return Value(word);
    QStringList allowed;
    for (const QLatin1String w : words)
        allowed += w;
    return Error{u"“%1” is not one of %2."_s.arg(word, allowed.join(u", "_s))};
}

Result<Value> wordsFor(const Column &column, const QString &text)
{
    switch (column.holds) {
    case Holds::Title:
        if (text.trimmed().isEmpty())
            return Error{u"An incident needs a title."_s};
        break;
    case Holds::Date:
        if (const auto date = parseEdtf(text.trimmed()); !date)
            return date.error();
        break;
    case Holds::Kind:
        return oneOf(text, kinds);
    case Holds::Review:
        return oneOf(text, reviews);
    case Holds::DateBasis:
        return oneOf(text, dateBases);
    case Holds::Zone:
        if (!isTimeZone(text.trimmed()))
            return Error{
                u"“%1” is no time zone; write it like Asia/Baghdad."_s.arg(text.trimmed())};
        break;
    default:
        break;
    }
    return orNull(text);
}

Result<Value> keyFor(Writer &writer, const Column &column, Id id)
{
    if (column.holds == Holds::Place) {
        if (const auto there = requireRow(writer, "place", id, u"The place"_s); !there)
            return there.error();
    } else if (textOf(columnOf(writer.database(), "term", "scheme", id)) != column.scheme) {
        return Error{u"That is not a term for the %1."_s.arg(QString(column.inWords).toLower())};
    }
    return toValue(id);
}

QString wordsOf(sqlite3 *database, const Column &column, const Value &value)
{
    if (value == Value())
        return u"none"_s;
    if (column.holds == Holds::Term)
        return textOf(columnOf(database, "term", "code", idOf(value)));
    if (column.holds == Holds::Place)
        return shortened(textOf(columnOf(database, "place", "name", idOf(value))));
    const QString text = textOf(value);
    return column.holds == Holds::Date ? displayDate(text) : shortened(text);
}

} // namespace

// QTimeZone itself takes any word for a POSIX zone.
bool isTimeZone(const QString &name)
{
    return QTimeZone::availableTimeZoneIds().contains(name.toUtf8());
}

Result<CheckedField> checkedField(Writer &writer, const QByteArray &name, const Value &given)
{
    const auto column = std::find_if(
        columns.begin(), columns.end(), [&name](const Column &c) { return name == c.name; });
    if (column == columns.end())
        return Error{
            u"The field “%1” is not one that is set in a cell."_s.arg(QString::fromUtf8(name))};
    const bool byKey = column->holds == Holds::Term || column->holds == Holds::Place;
    const bool isFit =
        given == Value()
        || (byKey ? std::holds_alternative<qint64>(given) : std::holds_alternative<QString>(given));
    if (!isFit)
        return Error{u"That is not a value for the %1."_s.arg(QString(column->inWords).toLower())};
    const auto value = byKey && given != Value() ? keyFor(writer, *column, idOf(given))
                       : byKey                   ? Result<Value>(Value())
                                                 : wordsFor(*column, textOf(given));
    if (!value)
        return value.error();
    return CheckedField{
        column->name, *value, column->inWords, wordsOf(writer.database(), *column, *value)};
}

} // namespace sourceline
