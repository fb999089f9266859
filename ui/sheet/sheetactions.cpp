#include "ui/sheet/sheetactions.h"

#include "model/store/asof.h"
#include "model/workbench/briefingsheet.h"
#include "model/workbench/workbench.h"
#include "ui/sheet/sheetdialog.h"

#include <QAction>
#include <QMenu>

namespace sourceline {

using namespace Qt::StringLiterals;

namespace {

// In the order in which they are listed. Not read where they are too many anyway.
std::vector<Id> chosenIncidents(const Workbench &workbench)
{
    const RowSet &selection = workbench.selection();
    std::vector<Id> incidents;
    if (selection.size() == 0) {
        if (workbench.current().isValid())
            incidents.push_back(workbench.current());
        return incidents;
    }
    std::vector<Row> rows(selection.rows().begin(), selection.rows().end());
    const auto listed = workbench.rows();
    std::ranges::stable_sort(rows, {}, [&listed](Row row) { return listed->positionOf(row); });
    for (const Row row : rows)
        incidents.push_back(workbench.snapshot()->idOf(row));
    return incidents;
}

} // namespace

SheetActions::SheetActions(Workbench &workbench, QWidget *window)
    : QObject(window)
    , m_workbench(workbench)
    , m_window(window)
{}

void SheetActions::fillMenu(QMenu &menu)
{
    QAction *action =
        menu.addAction(tr("Incident Sheet, PDF or &Print…"), this, &SheetActions::open);
    action->setShortcut(QKeySequence::Print);
    const auto enable = [this, action] {
        action->setEnabled(m_workbench.casefile() != nullptr);
    };
    connect(&m_workbench, &Workbench::opened, action, enable);
    enable();
}

void SheetActions::open()
{
    if (!m_workbench.casefile())
        return;
    if (!m_workbench.asOf().isPresent())
        return emit problem(tr("The casefile is shown as of another day; a sheet leaves as of now. "
                               "Go back to the present first."));
    const qsizetype selected = m_workbench.selection().size();
    if (const QString refused = briefingsRefused(
            selected > 0 ? selected : qsizetype(m_workbench.current().isValid() ? 1 : 0));
        !refused.isEmpty())
        return emit problem(refused);
    auto *dialog =
        new SheetDialog(m_workbench.casefile()->path(), chosenIncidents(m_workbench), m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &SheetDialog::saved, this, [this](const QString &path, const QString &warning) {
        const QString sentence = tr("The sheet is in %1.").arg(path);
        emit said(warning.isEmpty() ? sentence : QString(sentence + u' ' + warning));
    });
    connect(dialog, &SheetDialog::printed, this, [this](const QString &printer) {
        emit said(printer.isEmpty() ? tr("The sheet was printed.")
                                    : tr("The sheet went to the printer %1.").arg(printer));
    });
    dialog->open();
}

} // namespace sourceline
