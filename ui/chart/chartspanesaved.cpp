#include "model/filter/filtertext.h"
#include "model/workbench/workbench.h"
#include "ui/chart/chartchooser.h"
#include "ui/chart/chartspane.h"

#include <QComboBox>
#include <QInputDialog>
#include <QSignalBlocker>

// Charts saved in the casefile, and whether what is shown is one of them.
namespace sourceline {

void ChartsPane::readViews()
{
    stale();
    if (!m_workbench.casefile()) {
        m_changedFrom.clear();
        m_saved.clear();
        m_views->clear();
        return;
    }
    m_workbench.read<std::vector<ChartView>>(
        this,
        [](sqlite3 *database) { return readChartViews(database); },
        [this](const Result<std::vector<ChartView>> &views) {
            if (!views)
                return;
            const QSignalBlocker blocker(m_views); // what is drawn stays
            const QString chosen = m_views->currentIndex() > 0 ? m_views->currentText() : QString();
            m_saved = *views;
            m_views->clear();
            m_views->addItem(QString());
            nameOwn();
            for (const ChartView &view : m_saved)
                m_views->addItem(view.name);
            m_views->setCurrentIndex(std::max(m_views->findText(chosen), 0));
            nameShown();
            enable();
        });
}

void ChartsPane::nameOwn()
{
    m_views->setItemText(0,
                         m_changedFrom.isEmpty() ? tr("Chart of your own")
                                                 : tr("“%1”, changed").arg(m_changedFrom));
}

void ChartsPane::nameShown()
{
    unsayDropped();
    const bool isSaved = m_views->currentIndex() > 0;
    const QString name = isSaved ? m_views->currentText() : m_changedFrom;
    const auto saved = std::ranges::find(m_saved, name, &ChartView::name);
    const bool isSame = saved != m_saved.end() && saved->spec == spec();
    if (name.isEmpty() || isSame == isSaved)
        return;
    m_changedFrom = isSame ? QString() : name;
    const QSignalBlocker blocker(m_views);
    nameOwn();
    m_views->setCurrentIndex(isSame ? m_views->findText(name) : 0);
    enable();
}

// Who looks at another page is told when this one is seen.
void ChartsPane::sayDropped()
{
    if (!isVisible() || m_dropped.isEmpty())
        return;
    const QString headline = std::exchange(m_dropped, {});
    if (!m_chooser->spec().title.isEmpty() || !m_chooser->spec().subtitle.isEmpty())
        return;
    m_saidDropped =
        tr("“%1” was the headline of another question. Asking that again, with the same "
           "filter, brings it back.")
            .arg(headline);
    emit said(m_saidDropped);
}

void ChartsPane::unsayDropped()
{
    if (!m_chooser->spec().title.isEmpty() && !m_saidDropped.isEmpty())
        emit unsaid(std::exchange(m_saidDropped, {}));
}

// What was written over one casefile says nothing of another.
void ChartsPane::leaveCasefile()
{
    const QString path = m_workbench.casefile() ? m_workbench.casefile()->path() : QString();
    if (std::exchange(m_casefile, path) == path)
        return; // opening another one was given up
    ChartSpec own = spec();
    own.title.clear();
    own.subtitle.clear();
    own.caveat.clear();
    m_chooser->setSpec(own);
    m_dropped.clear();
    m_changedFrom.clear();
    const QSignalBlocker blocker(m_views);
    nameOwn();
    m_views->setCurrentIndex(0);
}

void ChartsPane::chooseView(int index)
{
    if (index > 0 && static_cast<size_t>(index) <= m_saved.size()) {
        m_changedFrom.clear();
        nameOwn();
        const ChartSpec &saved = m_saved[static_cast<size_t>(index) - 1].spec;
        const bool isOther = filterText(saved.filter) != filterText(m_workbench.filter());
        setSpec(saved);
        if (isOther)
            emit said(tr("The saved chart brought its own filter; Alt+Left brings back the one "
                         "before."));
    }
    enable();
}

void ChartsPane::saveAs(const QString &name)
{
    m_workbench.perform(saveChartView(name, spec()), {}, [this, name](const Result<Edit> &edit) {
        if (edit)
            emit said(tr("The chart is saved as “%1”.").arg(name.simplified()));
        else
            emit problem(edit.error().message);
    });
}

void ChartsPane::askName()
{
    bool isGiven = false;
    const QString present = m_views->currentIndex() > 0 ? m_views->currentText()
                            : m_changedFrom.isEmpty()   ? spec().title
                                                        : m_changedFrom;
    const QString name = QInputDialog::getText(this,
                                               tr("Save Chart"),
                                               tr("Name; a saved chart of that name is replaced"),
                                               QLineEdit::Normal,
                                               present,
                                               &isGiven);
    if (isGiven)
        saveAs(name);
}

void ChartsPane::removeView()
{
    const auto index = static_cast<size_t>(m_views->currentIndex());
    if (index < 1 || index > m_saved.size())
        return;
    const ChartView view = m_saved[index - 1];
    m_views->setCurrentIndex(0);
    m_workbench.perform(removeChartView(view.id), {}, [this, view](const Result<Edit> &edit) {
        if (edit)
            emit said(tr("“%1” is removed; Undo brings it back.").arg(view.name));
        else
            emit problem(edit.error().message);
    });
}

} // namespace sourceline
