#include "app/casefiles.h"
#include "app/commandline.h"
#include "app/output.h"
#include "app/verbs.h"
#include "model/store/check.h"

#include <array>

namespace sourceline {

using namespace Qt::StringLiterals;

namespace {

QJsonObject reportObject(const CheckReport &report)
{
    return {{u"integrity"_s, report.integrity},
            {u"search"_s, report.search},
            {u"texts"_s, report.texts},
            {u"edits"_s, QJsonObject{{u"count"_s, report.edits}, {u"chain"_s, report.chain}}},
            {u"citations"_s,
             QJsonObject{{u"exact"_s, report.exact},
                         {u"moved"_s, report.moved},
                         {u"fuzzy"_s, report.fuzzy},
                         {u"orphan"_s, report.orphan},
                         {u"unattached"_s, report.unattached}}},
            {u"problems"_s, QJsonArray::fromStringList(report.problems)}};
}

void writeReport(Output &output, const CheckReport &report)
{
    const auto verdict = [](bool good) {
        return good ? u"in order"_s : u"NOT in order"_s;
    };
    output.line(u"Structure: %1. Search index: %2. Stored texts: %3."_s.arg(
        verdict(report.integrity), verdict(report.search), verdict(report.texts)));
    output.line(u"Edits: %L1, their chain %2."_s.arg(report.edits).arg(verdict(report.chain)));

    struct Count
    {
        qint64 count;
        QString what;
    };

    const std::array counts{
        Count{report.exact, u"found exactly where they were made"_s},
        Count{report.moved, u"found word for word at another place"_s},
        Count{report.fuzzy, u"found in a sentence that was changed"_s},
        Count{report.orphan, u"found nowhere in the attached text"_s},
        Count{report.unattached, u"on a document whose text is not attached"_s}};
    output.line(u"Citations:"_s);
    for (const Count &each : counts)
        output.line(u"  %L1 %2"_s.arg(each.count, 9).arg(each.what));
    for (const QString &problem : report.problems)
        output.line(u"Problem: %1"_s.arg(problem));
    output.line(
        report.isSound()
            ? u"No problem was found. Cells that are neither a text nor an edit have no checksum and cannot be vouched for."_s
            : u"Keep a copy of the file before you change anything."_s);
}

} // namespace

int runCheck(const QStringList &arguments)
{
    CommandLine line("check",
                     "Checks the file's structure, the chain of its edits, its texts, and where "
                     "each citation stands: exact,\n"
                     "moved, fuzzy, orphan, or unattached. Writes nothing.",
                     "CASEFILE [--json]",
                     "militias.sourceline --json");
    line.option(u"json"_s, u"print JSON"_s);
    if (const auto code = line.read(arguments, 1, 1))
        return *code;
    const auto connection = openForReading(line.positionals().constFirst());
    if (!connection)
        return fail(connection.error().message);
    const CheckReport report = checkCasefile(connection->handle());
    Output output;
    if (line.has(u"json"_s))
        output.json(reportObject(report));
    else
        writeReport(output, report);
    return output.finish(report.isSound() ? Done : Failed);
}

} // namespace sourceline
