#include "app/casefiles.h"
#include "app/commandline.h"
#include "app/output.h"
#include "app/verbs.h"
#include "model/coding/frozen.h"
#include "model/text/typedday.h"

namespace sourceline {

using namespace Qt::StringLiterals;

int runFreeze(const QStringList &arguments)
{
    CommandLine line("freeze",
                     "Keeps the present state of all incidents under a name, to be compared with "
                     "later.",
                     "CASEFILE NAME [--said-by DATE]",
                     "militias.sourceline \"Briefing of March\"");
    line.option(u"said-by"_s, u"without what was said after this day"_s, u"DATE"_s);
    line.option(u"note"_s, u"what it was for"_s, u"TEXT"_s);
    line.option(u"who"_s, u"whose edit it is"_s, u"NAME"_s);
    if (const auto code = line.read(arguments, 2, 2))
        return *code;
    FrozenView view;
    view.name = line.positionals().constLast();
    view.note = line.value(u"note"_s);
    view.madeBy = personFrom(line.value(u"who"_s));
    if (line.has(u"said-by"_s)) {
        const auto day = lastDay(line.value(u"said-by"_s));
        if (!day)
            return line.wrong(u"--said-by takes a date such as 2020-03-11"_s);
        view.saidBy = day->toString(Qt::ISODate);
    }
    const auto casefile = openForWriting(line.positionals().constFirst());
    if (!casefile)
        return fail(casefile.error().message);
    const auto edit = (*casefile)->edit({view.madeBy, u"Freeze view"_s}, freezeView(view)).result();
    if (!edit)
        return fail(edit.error().message);
    Output output;
    output.line(u"Froze “%1”; this is edit %2."_s.arg(view.name).arg(edit->seq));
    return output.finish(Done);
}

} // namespace sourceline
