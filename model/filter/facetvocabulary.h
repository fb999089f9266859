#pragma once

#include "model/columns/incidenttable.h"
#include "model/filter/facets.h"

#include <QHash>

namespace sourceline {

/// What codes stand for in a facet: values that a term can find, those of one name together. A code
/// may stand for none or for several (countries of a place; another's name that is also its alias).
class FacetVocabulary
{
public:
    explicit FacetVocabulary(const QString &field = {})
        : m_field(field)
    {}

    /// `code` has the value called `name`. Left out where no term can say it. `actor` gives the
    /// colour.
    void add(Code code, const QString &name, Id actor = {});
    /// Where `name` is a value already.
    void addAlias(Code code, const QString &name);
    /// What the filter calls `unknown`, whether or not it occurs; the first `name` is shown.
    void addUnknown(Code code, const QString &name = QStringLiteral("unknown"));
    /// `code` has the values that `other` of `from` has.
    void addAs(Code code, const FacetVocabulary &from, Code other);

    size_t size() const { return m_values.size(); }

    /// Adds `count` to the values of a code.
    void tally(Code code, qint64 count, std::vector<qint64> &sums) const;
    /// Adds `count` once to every value that any of the codes has.
    void tally(std::span<const Code> codes, qint64 count, std::vector<qint64> &sums);

    /// The value, as a term has it, that of the codes that occur those in `found` have and no
    /// others; empty where there is none such. Both by code.
    QString valueOfOnly(const std::vector<bool> &occurs, const std::vector<bool> &found) const;

    /// Those of `sums` that are not 0: in the order added, else most first; what is unknown last.
    std::vector<FacetValue> values(const std::vector<qint64> &sums, bool keepsOrder) const;

private:
    using Value = quint32;
    static constexpr Value none = 0xffffffff;

    bool has(Code code, Value value) const;
    Value valueOf(const QString &name, Id actor);
    void attach(Code code, Value value);

    QString m_field;
    std::vector<FacetValue> m_values;
    QHash<QString, Value> m_byName; ///< folded
    Value m_unknown = none;
    std::vector<Value> m_first; ///< by code
    std::unordered_multimap<Code, Value> m_more;
    std::vector<qint64> m_seen; ///< by value: the tally that counted it last
    qint64 m_tally = 0;
};

} // namespace sourceline
