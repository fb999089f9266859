#include "model/dataout/dataexport.h"

#include "model/dataout/exportformats.h"

#include <algorithm>
#include <array>

namespace sourceline {

using namespace Qt::StringLiterals;

namespace {

struct Format
{
    DataFormat format;
    QLatin1String name, suffix;
    Result<void> (*write)(ExportWalk &, const DataProgress &, DataFile &);
    QLatin1String row = "row"_L1; ///< what is counted as one
};

// CsvClaims after Csv, so that the name `csv` finds the first.
constexpr std::array formats{
    Format{DataFormat::Csv, "csv"_L1, "csv"_L1, writeIncidentCsv},
    Format{DataFormat::CsvClaims, "csv"_L1, "csv"_L1, writeClaimCsv},
    Format{DataFormat::Xlsx, "xlsx"_L1, "xlsx"_L1, writeXlsx},
    Format{DataFormat::GeoJson, "geojson"_L1, "geojson"_L1, writeGeoJson, "point"_L1},
    Format{DataFormat::WebAnnotation,
           "web-annotation"_L1,
           "jsonld"_L1,
           writeWebAnnotation,
           "citation"_L1},
    Format{DataFormat::Acled, "acled"_L1, "csv"_L1, writeAcled},
    Format{DataFormat::UcdpGed, "ucdp-ged"_L1, "csv"_L1, writeUcdpGed},
    Format{DataFormat::Pack, "pack"_L1, "json"_L1, writePackFile, "record"_L1},
};

const Format &formatOf(DataFormat wanted)
{
    return *std::ranges::find(formats, wanted, &Format::format);
}

} // namespace

std::optional<DataFormat> dataFormatNamed(const QString &name)
{
    const auto found = std::ranges::find(formats, name, &Format::name);
    return found == formats.end() ? std::nullopt : std::optional(found->format);
}

QStringList dataFormatNames()
{
    QStringList names;
    for (const Format &format : formats)
        names.append(format.name);
    names.removeDuplicates();
    return names;
}

QString dataFormatSuffix(DataFormat format)
{
    return formatOf(format).suffix;
}

QString DataAccount::rowNoun() const
{
    const auto found = std::ranges::find(formats, format, &Format::name);
    return found == formats.end() ? u"row"_s : QString(found->row);
}

QString DataAccount::rowsSentence() const
{
    const auto grouped = [](qint64 number) {
        return QLocale::c().toString(number);
    };
    QString sentence = u"%1 %2 of %3 %4 (%5 in the casefile), "_s.arg(
        grouped(rows),
        rowNoun() + (rows == 1 ? QString() : u"s"_s),
        grouped(incidents),
        incidents == 1 ? u"incident"_s : u"incidents"_s,
        grouped(of));
    sentence += filter.isEmpty() ? u"no filter"_s : QString(u"filter: "_s + filter);
    return asOf.isEmpty() ? sentence : QString(sentence + u"; as of "_s + asOf);
}

Result<DataFile> exportData(sqlite3 *database, const DataOrder &order, const DataProgress &progress)
{
    auto walk = ExportWalk::start(database, order);
    if (!walk)
        return walk.error();
    const Format &format = formatOf(order.format);
    DataFile file;
    file.account.format = format.name;
    file.account.incidents = qint64(order.incidents.size());
    file.account.of = order.of;
    file.account.filter = order.filter;
    file.account.asOf = order.asOf;
    file.account.at = order.at;
    if (const auto written = format.write(*walk, progress, file); !written)
        return written.error();
    file.account.marking = walk->handling().highest();
    return file;
}

std::vector<std::pair<QString, QString>> accountLines(const DataAccount &account)
{
    std::vector<std::pair<QString, QString>> lines{
        {u"made by"_s, u"Sourceline "_s + QLatin1String(SOURCELINE_VERSION)},
        {u"made at"_s, account.at.toUTC().toString(Qt::ISODate)},
        {u"rows"_s, QString::number(account.rows)},
        {u"incidents"_s, QString::number(account.incidents)},
        {u"incidents in the casefile"_s, QString::number(account.of)},
        {u"filter"_s, account.filter.isEmpty() ? u"none"_s : account.filter},
    };
    if (!account.asOf.isEmpty())
        lines.emplace_back(u"as of"_s, account.asOf);
    if (!account.marking.isEmpty())
        lines.emplace_back(u"handling"_s, account.marking);
    for (const QString &lost : account.lost)
        lines.emplace_back(u"not in this file"_s, lost);
    return lines;
}

void addLostJudgements(const ExportWalk::Counts &counts, QStringList &lost, KeptJudgement kept)
{
    if (kept == KeptJudgement::Newest)
        addLost(lost,
                counts.assessments,
                u"Reasons and alternatives of assessments, and their earlier versions: %1."_s);
    else if (kept == KeptJudgement::None)
        addLost(lost, counts.assessments, u"Assessments: %1."_s);
    addLost(lost, counts.links, u"Links between incidents: %1."_s);
    addLost(lost, counts.overrides, u"Figures chosen by an analyst, with their reasons: %1."_s);
    addLost(lost, counts.decisions, u"Coding decisions named for incidents: %1."_s);
    addLost(lost, counts.basis, u"Rules and decisions that records were coded by: %1."_s);
    addLost(lost, counts.notes, u"Notes: %1."_s);
}

} // namespace sourceline
