#include "app/casefiles.h"
#include "app/commandline.h"
#include "app/output.h"
#include "app/verbs.h"
#include "model/exchange/sample.h"

#include <QFileInfo>

namespace sourceline {

using namespace Qt::StringLiterals;

int runNew(const QStringList &arguments)
{
    CommandLine line("new",
                     "Makes a casefile, empty or with the sample in it. Never replaces a file.",
                     "CASEFILE [--sample]",
                     "militias.sourceline --sample");
    line.option(u"sample"_s, u"with the five coded articles that come with Sourceline"_s);
    line.option(u"title"_s, u"title of the casefile (else its file's name)"_s, u"TEXT"_s);
    line.option(u"who"_s, u"whose edit importing the sample is"_s, u"NAME"_s);
    if (const auto code = line.read(arguments, 1, 1))
        return *code;
    const QString path = line.positionals().constFirst();
    Output output;
    if (line.has(u"sample"_s)) {
        if (line.has(u"title"_s))
            return line.wrong(u"the sample has its own title"_s);
        if (const auto created = createSampleCasefile(path, personFrom(line.value(u"who"_s)));
            !created)
            return fail(created.error().message);
        output.line(u"Made %1 with the sample."_s.arg(path));
        return output.finish(Done);
    }
    const QString title =
        line.has(u"title"_s) ? line.value(u"title"_s) : QFileInfo(path).completeBaseName();
    if (const auto created = Connection::create(path, title); !created)
        return fail(created.error().message);
    output.line(u"Made %1, empty."_s.arg(path));
    return output.finish(Done);
}

} // namespace sourceline
