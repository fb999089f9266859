#pragma once

#include "model/store/id.h"
#include "model/text/result.h"

#include <QByteArray>
#include <QDateTime>
#include <QStringList>

#include <functional>
#include <optional>
#include <vector>

struct sqlite3;

namespace sourceline {

enum class DataFormat
{
    Csv,       ///< a row per incident
    CsvClaims, ///< a row per claim and per attribution, each with its citations
    Xlsx,
    GeoJson,
    WebAnnotation,
    Acled,
    UcdpGed,
    Pack
};

/// `csv`, `geojson`, …; none for another name. CsvClaims is csv with rows of its own.
std::optional<DataFormat> dataFormatNamed(const QString &name);
QStringList dataFormatNames();
/// What the format's files end in, without a dot.
QString dataFormatSuffix(DataFormat format);

/// What is to leave a casefile.
struct DataOrder
{
    DataFormat format = DataFormat::Csv;
    std::vector<Id> incidents; ///< in the order of the rows
    bool isAll = true;         ///< no filter: a pack then also has what no incident needs
    qint64 of = 0;             ///< how many incidents the casefile has
    QString filter;            ///< as worded, empty for all
    QString asOf;              ///< in words where the casefile is read as of another day
    QString title;             ///< of the casefile
    QString marking;           ///< the highest handling marking that may leave; empty: the lowest
    bool raw = false;          ///< CSV without the guard against formulas
    bool withText = false;     ///< article text (pack) or quotations (the others)
    bool withNotes = true;     ///< analysts' notes, where the format has room
    QDateTime at;              ///< when, in UTC
};

/// What every export says of itself.
struct DataAccount
{
    QString format;
    qint64 rows = 0;      ///< of the largest table in it; of a pack: records
    qint64 incidents = 0; ///< in it
    qint64 of = 0;        ///< that the casefile has
    QString filter;
    QString asOf;
    QString marking;  ///< the highest on what is in it; empty: nothing is marked
    QStringList lost; ///< what the format could not carry, a sentence each
    QDateTime at;

    QString rowNoun() const;      ///< what `rows` counts: row, point, citation or record
    QString rowsSentence() const; ///< `427 rows of 124 incidents (124 in the casefile), no filter`
};

struct DataFile
{
    QByteArray bytes;
    DataAccount account;
};

/// Told how many of how many incidents are written; false stops.
using DataProgress = std::function<bool(qint64 done, qint64 total)>;

/// The whole file in memory, to be handed to writeChecked(). Refuses, naming the record, what is
/// marked above the order's marking. Blocks; any thread, on a connection of its own.
Result<DataFile>
exportData(sqlite3 *database, const DataOrder &order, const DataProgress &progress = {});

} // namespace sourceline
