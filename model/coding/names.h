#pragma once

#include "model/store/id.h"
#include "model/text/result.h"

#include <QStringList>

#include <memory>
#include <vector>

struct sqlite3;

namespace sourceline {

/// Names of actors or places in any spelling: folded (case, accents, Arabic forms, punctuation), a
/// prefix of any word, then letters in order, then by closeness. Immutable; any thread. For
/// completion while typing: 10,000 names within a frame.
class NameIndex
{
public:
    struct Match
    {
        Id id;
        QString name;    ///< the record's own name
        QString matched; ///< the spelling that matched, where it is another
        QString detail;  ///< kind of an actor, country of a place
        bool exact = false;
    };

    NameIndex();
    static Result<NameIndex> ofActors(sqlite3 *database);
    static Result<NameIndex> ofPlaces(sqlite3 *database);

    std::vector<Match> find(const QString &typed,
                            int limit = 12) const; ///< best first; of equals the more used
    Id exactly(const QString &name)
        const; ///< the only record of that folded name; not valid: none or several
    QString nameOf(Id id) const;
    QString detailOf(Id id) const; ///< as Match::detail

private:
    struct Data;
    std::shared_ptr<const Data> d;
};

} // namespace sourceline
