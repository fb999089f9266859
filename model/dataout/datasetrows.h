#pragma once

#include "model/dataout/exportcells.h"
#include "model/dataout/exportformats.h"

#include <QDate>
#include <QSet>

namespace sourceline {

// What the layouts of ACLED and UCDP GED share. Both name a perpetrator as a fact, so they are
// given one only where an analyst has assessed it as likely or more; what is alleged stands in
// words.

std::vector<TableColumn> columnsNamed(const char *names, const QSet<QString> &numbers);
/// `end`: earliest or latest.
QDate dayOf(const ExportedIncident &incident, const QString &end);
/// Empty where nobody is assessed as likely or more.
QString assessedActor(const Dossier &dossier);
/// Outlets of the documents that an incident rests on, each once.
QStringList outletsOf(ExportWalk &walk, const Dossier &dossier);

/// What a table of data that came in says of an incident in words, and where it has that from.
struct DatasetWords
{
    QStringList notes, sources; ///< each once
};

Result<DatasetWords> datasetWordsOf(ExportWalk &walk, const Dossier &dossier);
/// Title, note, a dataset's own words, ranges and who is alleged, as a reader of notes needs them.
QString notesOf(const ExportedIncident &incident, const DatasetWords &words);
/// The dataset's own key where the incident came from it (`acled-`), else ours.
QString keyOf(const Dossier &dossier, QLatin1String prefix);

/// What neither layout has a row for.
struct LeftOut
{
    qint64 notEvents = 0, coarse = 0, noFigure = 0, noAssessment = 0, alleged = 0;
};

void addLeftOut(const LeftOut &left, const ExportWalk &walk, QStringList &lost);

template <typename Rows>
Result<Rows> writeRows(ExportWalk &walk, const DataProgress &progress, DataFile &file)
{
    CsvSink sink(Rows::columns(), walk.order().raw);
    Rows rows;
    const auto done = walk.run(progress, false, [&](const ExportedIncident &incident) {
        return rows.write(walk, incident, sink);
    });
    if (!done)
        return done.error();
    file.account.rows = rows.rows;
    file.bytes = sink.takeBytes();
    return rows;
}

} // namespace sourceline
