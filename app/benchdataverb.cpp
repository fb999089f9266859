#include "app/commandline.h"
#include "app/output.h"
#include "app/verbs.h"
#include "model/exchange/benchdata.h"

#include <limits>

namespace sourceline {

using namespace Qt::StringLiterals;

int runBenchData(const QStringList &arguments)
{
    CommandLine line("bench-data",
                     "Makes a casefile of synthetic records, for benchmarks. The same seed gives "
                     "the same records.",
                     "CASEFILE --incidents N --documents N [--claims N] [--seed S]",
                     "big.sourceline --incidents 3000000 --documents 100000");
    constexpr qint64 most = 100'000'000;
    line.option(u"incidents"_s, u"how many incidents"_s, u"N"_s);
    line.option(u"documents"_s, u"how many articles, each with a text"_s, u"N"_s);
    line.option(u"claims"_s, u"how many claims (as many as incidents)"_s, u"N"_s);
    line.option(u"seed"_s, u"of the random numbers (1)"_s, u"S"_s);
    if (const auto code = line.read(arguments, 1, 1))
        return *code;
    for (const QString &needed : {u"incidents"_s, u"documents"_s}) {
        if (!line.has(needed))
            return line.wrong(u"--%1 is missing"_s.arg(needed));
    }
    const auto incidents = line.number(u"incidents"_s, 1, most, 0);
    const auto documents = incidents ? line.number(u"documents"_s, 1, most, 0) : std::nullopt;
    const auto claims = documents ? line.number(u"claims"_s, 0, most, *incidents) : std::nullopt;
    const auto seed =
        claims ? line.number(u"seed"_s, 0, std::numeric_limits<quint32>::max(), 1) : std::nullopt;
    if (!seed)
        return WrongUsage;
    BenchSpec spec;
    spec.incidents = *incidents;
    spec.documents = *documents;
    spec.claims = *claims;
    spec.seed = quint32(*seed);
    const QString path = line.positionals().constFirst();
    const auto report = makeBenchCasefile(path, spec);
    if (!report)
        return fail(report.error().message);
    Output output;
    output.line(u"Made %1: %L2 incidents, %L3 documents, %L4 claims."_s.arg(path)
                    .arg(report->incidents)
                    .arg(report->documents)
                    .arg(report->claims));
    output.line(u"Records in %1 s: %L2 incidents and %L3 claims a second; search index in %4 s."_s
                    .arg(report->recordSeconds, 0, 'f', 1)
                    .arg(qRound64(report->incidentsPerSecond()))
                    .arg(qRound64(report->claimsPerSecond()))
                    .arg(report->searchSeconds, 0, 'f', 1));
    return output.finish(Done);
}

} // namespace sourceline
