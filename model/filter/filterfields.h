#pragma once

#include "model/filter/filterspec.h"

#include <QLatin1StringView>
#include <QStringList>

#include <optional>
#include <span>

namespace sourceline {

/// What a field's value is, and with it which operators it takes.
enum class FilterKind
{
    Words,    ///< full text; parts of words after a *
    Period,   ///< EDTF: from, to, date, within
    Figure,   ///< 0 up, `10..40`, `unknown`; of an incident best, else low, else high
    Number,   ///< 0 up, `2..5`
    Scale,    ///< one of an ordered vocabulary, also compared
    Choice,   ///< one of a vocabulary
    Term,     ///< a term of the casefile's codebook
    Actor,    ///< a name; with + also whoever belongs to it
    Place,    ///< a name; with + also the places in it
    Name,     ///< a name of something else: country, tag, source
    Text,     ///< text that is contained
    Reference ///< handle or id of an incident
};

/// A field of the filter language. Possible and certain: from, to and date match what may lie in
/// the period, within what certainly does; figures match by their best value. A value that is not
/// known matches only `unknown`.
struct FilterField
{
    QLatin1StringView name;  ///< stable, lower case
    QLatin1StringView alias; ///< another name that is understood; may be empty
    FilterKind kind;
    const char *heading;  ///< source text of the context "FilterField": `place`
    const char *expected; ///< source text of a whole sentence: what a value looks like
    std::span<const char *const> values = {}; ///< of Scale and Choice, from code 1
    int degrees = 0; ///< of Scale: how many of the values are an order; the rest are beside it

    QString headingText() const;
    QString expectedText() const;

    bool takesComparison() const
    {
        return kind == FilterKind::Figure || kind == FilterKind::Number
               || kind == FilterKind::Scale;
    }

    /// Whether `unknown` is a value.
    bool takesUnknown() const;
};

/// All of them, in the order that help and completion show.
std::span<const FilterField> filterFields();

/// By name or alias, whatever the case; null when there is none.
const FilterField *filterField(QStringView name);

/// A sentence of what was expected where a term cannot be used: an unknown field, an operator or a
/// value that the field does not take. Names are not looked up.
std::optional<QString> checkTerm(const FilterTerm &term);

} // namespace sourceline
