#include "model/exchange/outletsofsites.h"

#include "model/store/rowreader.h"
#include "model/store/statement.h"
#include "model/text/webaddress.h"

#include <QHash>

#include <algorithm>

namespace sourceline {

namespace {

bool isAsking(const ArticleFile *file)
{
    return file->needsConfirming() && file->facts.outlet.isEmpty()
           && !siteOf(file->facts.url).isEmpty();
}

} // namespace

Result<void> nameOutletsBySite(sqlite3 *database, const std::vector<ArticleFile *> &files)
{
    if (std::ranges::none_of(files, isAsking))
        return {};
    Statement documents(database,
                        "SELECT d.url, o.name FROM document d JOIN actor o ON o.id = d.outlet "
                        "WHERE d.url IS NOT NULL");
    QHash<QString, QString> outlets; // empty: sites of several
    const auto read = forEachRow(documents, [&outlets](RowReader row) {
        const QString site = siteOf(row.text());
        const QString name = row.text();
        const auto known = outlets.find(site);
        if (known == outlets.end())
            outlets.insert(site, name);
        else if (*known != name)
            known->clear();
    });
    if (!read)
        return read;
    for (ArticleFile *file : files) {
        if (isAsking(file))
            file->facts.outlet = outlets.value(siteOf(file->facts.url));
    }
    return {};
}

} // namespace sourceline
