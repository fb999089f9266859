#include "app/asofoption.h"
#include "app/casefiles.h"
#include "app/commandline.h"
#include "app/output.h"
#include "app/showtext.h"
#include "app/verbs.h"
#include "model/exchange/json.h"

namespace sourceline {

using namespace Qt::StringLiterals;

int runShow(const QStringList &arguments)
{
    CommandLine line("show",
                     "Shows one incident: its fields, claims, attributions, links and decisions, "
                     "each with who said it, which\n"
                     "document reports it, and the sentence where the document's text is attached.",
                     "CASEFILE REF [--recorded-by DATE] [--said-by DATE] [--json]",
                     "militias.sourceline k1-rocket-2019-12-27");
    addAsOfOptions(line);
    line.option(u"json"_s, u"print JSON"_s);
    if (const auto code = line.read(arguments, 2, 2))
        return *code;
    const auto query = asOfFrom(line);
    if (!query)
        return WrongUsage;
    const auto source = readAsOf(line.positionals().constFirst(), *query);
    if (!source)
        return fail(source.error().message);
    const auto connection = source->open();
    if (!connection)
        return fail(connection.error().message);
    const auto incident = findIncident(connection->handle(), line.positionals().constLast());
    if (!incident)
        return fail(incident.error().message);
    const auto dossier = readDossier(connection->handle(), *incident);
    if (!dossier)
        return fail(dossier.error().message);
    Output output;
    if (line.has(u"json"_s))
        output.json(showEntry(connection->handle(), *dossier));
    else
        ShowText(connection->handle(), *dossier).write(output);
    return output.finish(Done);
}

} // namespace sourceline
