#pragma once

#include "../store/scratchcasefile.h"
#include "model/dataout/dataexport.h"
#include "model/exchange/pack.h"
#include "tests/model/exchange/preparedsample.h"

namespace sourceline {

/// Imports a pack; fails the program when it is refused.
inline PackReport importInto(ScratchCasefile &casefile, const QByteArray &json)
{
    auto pack = readPack(json, QStringLiteral("pack"));
    if (!pack)
        qFatal("%s", qPrintable(pack.error().message));
    const auto report = std::make_shared<PackReport>();
    const auto done =
        casefile.log().apply({QStringLiteral("Tester"), QStringLiteral("Import")},
                             packImport(std::make_shared<const Pack>(*std::move(pack)), report));
    if (!done)
        qFatal("%s", qPrintable(done.error().message));
    return *report;
}

/// A scratch casefile with the sample.
class SampleScratch : public ScratchCasefile
{
public:
    SampleScratch()
        : ScratchCasefile(placeSample)
    {}
};

inline std::vector<Id> incidentsOf(sqlite3 *database, const QByteArray &where = "1")
{
    std::vector<Id> ids;
    Statement rows(
        database,
        QByteArray("SELECT id FROM incident WHERE " + where + " ORDER BY id").constData());
    while (rows.next())
        ids.push_back(rows.id(0));
    return ids;
}

inline DataOrder orderOf(DataFormat format, sqlite3 *database, const QByteArray &where = "1")
{
    DataOrder order;
    order.format = format;
    order.incidents = incidentsOf(database, where);
    order.isAll = where == "1";
    order.filter = order.isAll ? QString() : QStringLiteral("where ") + QString::fromUtf8(where);
    order.of = countOf(database, "SELECT count(*) FROM incident");
    order.title = QStringLiteral("Test");
    order.withText = format != DataFormat::Pack;
    order.at = QDateTime(QDate(2026, 11, 29), QTime(12, 0), Qt::UTC);
    return order;
}

} // namespace sourceline
