#include "ui/editor/terms.h"

#include "model/store/statement.h"

#include <QComboBox>

namespace sourceline {

Result<IncidentChoices> readIncidentChoices(sqlite3 *database, Id incident)
{
    IncidentChoices choices;
    Statement terms(database,
                    "SELECT id, parent, scheme, code FROM term ORDER BY scheme, position, id");
    while (terms.next())
        choices.terms.push_back({terms.id(0), terms.id(1), terms.text(2), terms.text(3)});
    if (terms.failed())
        return terms.error();
    Statement codebooks(database, "SELECT id, name, version FROM codebook ORDER BY id DESC");
    while (codebooks.next())
        choices.codebooks.push_back(
            {codebooks.id(0), QString(codebooks.text(1) + u' ' + codebooks.text(2))});
    if (codebooks.failed())
        return codebooks.error();
    Statement present(database,
                      "SELECT event_type, sub_event_type, means FROM incident WHERE id = ?");
    present.bind(1, incident);
    if (present.next()) {
        choices.eventType = present.id(0);
        choices.subEventType = present.id(1);
        choices.means = present.id(2);
    }
    if (present.failed())
        return present.error();
    return choices;
}

void fillTerms(
    QComboBox &box, const IncidentChoices &choices, const QString &scheme, Id parent, Id wanted)
{
    const QSignalBlocker quiet(box);
    box.clear();
    box.addItem(QString(), qint64(0));
    for (const Term &term : choices.terms) {
        if (term.scheme == scheme && (!parent.isValid() || term.parent == parent))
            box.addItem(term.code, term.id.value);
    }
    box.setCurrentIndex(qMax(0, box.findData(wanted.value)));
}

Id termIn(const QComboBox &box)
{
    return {box.currentData().toLongLong()};
}

} // namespace sourceline
