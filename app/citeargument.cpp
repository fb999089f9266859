#include "app/citeargument.h"

#include "model/store/statement.h"

#include <QRegularExpression>

namespace sourceline {

using namespace Qt::StringLiterals;

namespace {

QRegularExpressionMatch parsed(const QString &argument)
{
    static const QRegularExpression form(u"^(.+):(\\d{1,9})-(\\d{1,9})$"_s);
    return form.match(argument.trimmed());
}

} // namespace

bool isCiteArgument(const QString &argument)
{
    const auto match = parsed(argument);
    return match.hasMatch() && match.captured(2).toInt() < match.captured(3).toInt();
}

Result<CitationDraft> findCitation(sqlite3 *database, const QString &argument)
{
    const auto match = parsed(argument);
    const QString reference = match.captured(1);
    Statement select(database,
                     "SELECT id FROM document WHERE id = ?1 OR handle = ?2 ORDER BY id = ?1 DESC, "
                     "id LIMIT 2");
    const Id id = Id::fromText(reference);
    select.bind(1, id.isValid() ? id.value : qint64(-1)).bind(2, reference);
    const Id found = select.next() ? select.id(0) : Id();
    if (select.failed())
        return select.error();
    if (!found.isValid())
        return Error{u"No document has the id or the handle “%1”."_s.arg(reference)};
    if (found != id && select.next())
        return Error{
            u"More than one document has the handle “%1”: name one by its id."_s.arg(reference)};
    CitationDraft draft;
    draft.document = found;
    draft.range = {match.captured(2).toInt(), match.captured(3).toInt()};
    return draft;
}

} // namespace sourceline
