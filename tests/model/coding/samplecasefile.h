#pragma once

#include "model/exchange/pack.h"
#include "tests/model/exchange/preparedsample.h"
#include "tests/model/store/scratchcasefile.h"

namespace sourceline {

/// The sample in a casefile of its own, with changes made through the log.
class SampleCasefile : public ScratchCasefile
{
public:
    SampleCasefile()
        : ScratchCasefile(placeSample)
    {}

    Result<Edit> perform(const EditLog::Change &change)
    {
        return log().apply({QStringLiteral("Ada King"), QStringLiteral("test")}, change);
    }

    Result<Edit> undo(const Edit &edit)
    {
        return log().revert(edit.id,
                            {QStringLiteral("Ada King"), edit.label, {}, QByteArray("undo")});
    }

    /// Key of the record of `table` with this handle.
    Id id(const QByteArray &table, const QString &handle) const
    {
        Statement select(database(),
                         QByteArray("SELECT id FROM " + table + " WHERE handle = ?1").constData());
        select.bind(1, handle);
        if (!select.next())
            qFatal("no %s %s", table.constData(), qPrintable(handle));
        return select.id(0);
    }

    /// The only row of `table` that `edit` made or touched.
    static Id only(const Edit &edit, const QByteArray &table)
    {
        Id found;
        for (const TouchedRow &row : edit.rows) {
            if (row.table == table && (found.isValid() && found != row.id))
                qFatal("more than one row of %s", table.constData());
            if (row.table == table)
                found = row.id;
        }
        return found;
    }
};

} // namespace sourceline

/// Does it, turns it back, and again: equal dumps each time.
#define VERIFY_UNDOABLE(file, edit, before)                                                        \
    do {                                                                                           \
        const QByteArrayList after_ = dumpOf((file).database());                                   \
        QVERIFY2(firstDifference(after_, before).size() > 0, "the edit changed nothing");          \
        const auto undone_ = (file).undo(edit);                                                    \
        VERIFY_DONE(undone_);                                                                      \
        QCOMPARE(firstDifference(dumpOf((file).database()), before), QByteArray());                \
        const auto redone_ = (file).undo(*undone_);                                                \
        VERIFY_DONE(redone_);                                                                      \
        QCOMPARE(firstDifference(dumpOf((file).database()), after_), QByteArray());                \
        QCOMPARE(searchProblem((file).database()), QString());                                     \
        VERIFY_DONE((file).log().rebuildDerived());                                                \
        QCOMPARE(firstDifference(dumpOf((file).database()), after_), QByteArray());                \
    } while (false)
