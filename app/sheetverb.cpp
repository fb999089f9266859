#include "app/casefiles.h"
#include "app/commandline.h"
#include "app/filteroption.h"
#include "app/output.h"
#include "app/verbs.h"
#include "model/columns/loader.h"
#include "model/columns/sort.h"
#include "model/store/checkedfile.h"
#include "ui/paper/chartfont.h"
#include "ui/sheet/sheetpages.h"

#include <QFileInfo>

#include <limits>

namespace sourceline {

using namespace Qt::StringLiterals;

namespace {

// Which incidents, in which order: as they were named, else by date.
struct Chosen
{
    std::vector<Id> incidents;
    QString filter; ///< in words
};

std::optional<int> chooseNamed(sqlite3 *database, const QStringList &references, Chosen &chosen)
{
    for (const QString &reference : references) {
        const auto incident = findIncident(database, reference);
        if (!incident)
            return fail(incident.error().message);
        if (std::ranges::find(chosen.incidents, *incident) == chosen.incidents.end())
            chosen.incidents.push_back(*incident);
    }
    return {};
}

std::optional<int>
chooseFiltered(const ConnectionSource &source, const FilterOption &filter, Chosen &chosen)
{
    const auto connection = source.open();
    if (!connection)
        return fail(connection.error().message);
    const auto table = loadSnapshot(source);
    if (!table)
        return fail(table.error().message);
    RowSet wanted;
    if (const auto code = readFilteredRows(connection->handle(), **table, filter, wanted))
        return code;
    if (wanted.size() == 0)
        return fail(u"No incident matches the filter, so there is no sheet to make."_s);
    if (const QString refused = briefingsRefused(wanted.size()); !refused.isEmpty())
        return fail(refused);
    const RowSet ordered = sorted(**table, wanted, SortOrder());
    for (const Row row : ordered.rows())
        chosen.incidents.push_back((*table)->idOf(row));
    chosen.filter = filterWords(filter.parsed.spec);
    return {};
}

// Reading and drawing take about as long: each is a half of the work.
class Telling
{
public:
    explicit Telling(bool isWanted)
        : m_isWanted(isWanted)
    {}

    bool tell(qint64 done, qint64 total)
    {
        if (!m_isWanted)
            return true;
        m_output.line(u"%1 %2"_s.arg(done).arg(total));
        m_output.flush();
        return m_output.isOpen();
    }

private:
    bool m_isWanted;
    Output m_output;
};

int make(const QString &casefile, const Chosen &chosen, const QString &path, bool tellsProgress)
{
    const auto connection = openForReading(casefile);
    if (!connection)
        return fail(connection.error().message);
    Telling telling(tellsProgress);
    const auto count = std::ssize(chosen.incidents);
    const auto sheets = readBriefings(connection->handle(), chosen.incidents, [&](qsizetype read) {
        return telling.tell(read, 2 * count);
    });
    if (!sheets)
        return fail(sheets.error().message);
    if (const QStringList missing = missingChartFonts(); !missing.isEmpty())
        complain(
            u"%1 is not installed (Debian: fonts-noto-core); the sheet is drawn with another font."_s
                .arg(missing.join(u", "_s)));
    const auto pdf = sheetPdf(*sheets, chosen.filter, [&](qsizetype drawn) {
        return telling.tell(count + drawn, 2 * count);
    });
    if (!pdf)
        return fail(pdf.error().message);
    const auto written = writeChecked(path, *pdf);
    return written ? Done : fail(written.error().message);
}

} // namespace

int runSheet(const QStringList &arguments)
{
    CommandLine line("sheet",
                     "Makes a PDF to hand over: a page on each incident, with what happened, "
                     "figures, who says who did it, the assessment, gaps and sources.",
                     "CASEFILE REF... | CASEFILE --filter EXPR -o FILE.pdf [--progress]",
                     "militias.sourceline k1-rocket-2019-12-27 taji-rocket-2020-03-11 -o "
                     "briefing.pdf");
    addFilterOption(line);
    line.option(u"o"_s, u"the file to write: .pdf"_s, u"FILE"_s);
    line.option(u"progress"_s, u"print DONE TOTAL, a line for each step"_s);
    if (const auto code = line.read(arguments, 1, -1))
        return *code;
    const QString casefile = line.positionals().constFirst();
    const QStringList references = line.positionals().mid(1);
    const auto filter = filterFrom(line);
    if (!filter)
        return WrongUsage;
    if (references.isEmpty() != line.has(u"filter"_s))
        return line.wrong(u"either REF... or --filter says of which incidents"_s);
    const QString path = line.value(u"o"_s);
    if (QFileInfo(path).suffix().toLower() != "pdf"_L1)
        return line.wrong(u"-o takes a file that ends in .pdf"_s);
    if (const auto possible = canWrite(path); !possible)
        return fail(possible.error().message);
    Chosen chosen;
    const ConnectionSource source([casefile] { return openForReading(casefile); });
    if (references.isEmpty()) {
        if (const auto code = chooseFiltered(source, *filter, chosen))
            return *code;
    } else {
        const auto connection = source.open();
        if (!connection)
            return fail(connection.error().message);
        if (const auto code = chooseNamed(connection->handle(), references, chosen))
            return *code;
    }
    return make(casefile, chosen, path, line.has(u"progress"_s));
}

} // namespace sourceline
