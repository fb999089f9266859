#pragma once

#include "model/filter/codesets.h"
#include "model/text/result.h"

#include <QHash>
#include <QStringList>

#include <functional>

struct sqlite3;

namespace sourceline {

class Statement;

/// Values of incidents that stand in no column.
enum class LinkKind
{
    Alleged, ///< actors that by: finds
    Stance,  ///< in attributions that are not retracted, as code of Stance
    Target,  ///< as text
    Outlet,  ///< of the documents that source: leads from
    Speaker, ///< whom said-by: finds
    Tag
};
inline constexpr int linkKinds = 6;

/// Which values of one kind each incident has, as the filter's terms (recordterms.cpp) have it.
/// Read once; after an edit only the incidents that it touched are read again. One thread.
class FacetLink
{
public:
    /// Called now and then while much is read; false: stop.
    using Pause = std::function<bool()>;

    explicit FacetLink(LinkKind kind)
        : m_kind(kind)
    {}

    bool isComplete() const { return m_complete; }

    /// Everything, from the beginning. Not complete afterwards: it was stopped.
    Result<void> readAll(sqlite3 *database, const Pause &pause);
    /// Only these. An incident that is gone has no values.
    Result<void> readAgain(sqlite3 *database, const std::vector<Id> &incidents);
    void forget();

    CodeSets &sets() { return m_sets; }

    RowCodes &rows() { return m_rows; }

    /// Of a code: a record (actor, tag), or a text (stance, target) as it was first found.
    Id id(Code code) const { return m_ids[code]; }

    const QString &text(Code code) const { return m_texts[code]; }

    qint64 memory() const; ///< in bytes, of codes and sets

    Code codes() const { return static_cast<Code>(std::max(m_ids.size(), m_texts.size())); }

private:
    Result<void> readDocuments(sqlite3 *database);
    Result<bool> take(Statement &rows, const Pause &pause);
    Code codeOf(const Statement &row);
    Code codeOfText(const QString &text);

    LinkKind m_kind;
    bool m_complete = false;
    RowCodes m_rows;
    CodeSets m_sets;
    std::unordered_map<qint64, Code> m_codes; ///< by record; of Outlet by document
    QHash<QString, Code> m_textCodes;         ///< by folded text
    std::vector<Id> m_ids{Id()};
    std::vector<QString> m_texts{QString()};
};

} // namespace sourceline
