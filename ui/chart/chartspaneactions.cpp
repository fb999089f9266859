#include "model/chart/chartdifferences.h"
#include "model/chart/charttext.h"
#include "model/filter/filtertext.h"
#include "model/store/asof.h"
#include "model/workbench/workbench.h"
#include "ui/chart/chartcanvas.h"
#include "ui/chart/chartchooser.h"
#include "ui/chart/chartfile.h"
#include "ui/chart/chartspane.h"
#include "ui/chart/exportdialog.h"
#include "ui/common/filedialog.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QDir>
#include <QFile>
#include <QImage>
#include <QInputDialog>
#include <QJsonDocument>
#include <QMenu>
#include <QMimeData>
#include <QSignalBlocker>
#include <QtConcurrentRun>

// What is done with a chart: saving it as a view, letting it leave, taking one in.
namespace sourceline {

using namespace Qt::StringLiterals;

namespace {

QByteArray jsonOf(const ChartSpec &spec)
{
    return QJsonDocument(spec.toJson()).toJson(QJsonDocument::Compact);
}

// A table as spreadsheets take it from a clipboard: what was quoted for commas stands between tabs.
QString tabsFrom(const QByteArray &csv)
{
    QString tabs;
    bool isQuoted = false;
    const QString text = QString::fromUtf8(csv);
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar unit = text[i];
        if (unit == u'"' && isQuoted && i + 1 < text.size() && text[i + 1] == u'"')
            tabs += text[++i];
        else if (unit == u'"')
            isQuoted = !isQuoted;
        else if (unit == u',' && !isQuoted)
            tabs += u'\t';
        else if (unit == u'\r' || (isQuoted && (unit == u'\n' || unit == u'\t')))
            tabs += unit == u'\r' ? QString() : u" "_s;
        else
            tabs += unit;
    }
    return tabs;
}

} // namespace

void ChartsPane::fillMenu(QMenu &menu)
{
    const auto add = [this, &menu](const QString &text, const QString &keys, auto run) {
        QAction *action = menu.addAction(text, this, run);
        if (!keys.isEmpty())
            action->setShortcut(QKeySequence(keys));
        m_actions += action;
        return action;
    };
    add(tr("&Export Chart…"), u"Ctrl+Shift+E"_s, &ChartsPane::exportChart);
    add(tr("Copy Chart as &Picture"), {}, &ChartsPane::copyPicture);
    add(tr("Copy Chart as &Table"), {}, &ChartsPane::copyTable);
    menu.addSeparator();
    add(tr("&Save Chart As…"), {}, &ChartsPane::askName);
    m_remove = add(tr("&Remove Saved Chart"), {}, &ChartsPane::removeView);
    menu.addSeparator();
    add(tr("&Open Chart File…"), {}, &ChartsPane::askChartFile);
    enable();
}

void ChartsPane::enable()
{
    const bool isOpen = m_workbench.casefile() && !m_workbench.isLoading();
    for (QAction *action : m_actions)
        action->setEnabled(isOpen);
    if (m_remove)
        m_remove->setEnabled(isOpen && m_workbench.canEdit() && m_views->currentIndex() > 0);
}

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
            enable();
        });
}

void ChartsPane::nameOwn()
{
    m_views->setItemText(0,
                         m_changedFrom.isEmpty() ? tr("Chart of your own")
                                                 : tr("“%1”, changed").arg(m_changedFrom));
}

void ChartsPane::leaveSaved()
{
    if (m_views->currentIndex() < 1)
        return;
    m_changedFrom = m_views->currentText();
    const QSignalBlocker blocker(m_views);
    nameOwn();
    m_views->setCurrentIndex(0);
    enable();
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

void ChartsPane::exportChart()
{
    if (!m_workbench.casefile())
        return;
    if (!m_workbench.asOf().isPresent())
        return emit problem(tr("The casefile is shown as of another day; a chart leaves as of now. "
                               "Go back to the present first."));
    const QString name =
        spec().title.isEmpty() ? m_numbers.subtitle.section(u',', 0, 0) : spec().title;
    auto *dialog = new ExportDialog(m_workbench.casefile()->path(), jsonOf(spec()), name, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(
        dialog, &ExportDialog::saved, this, [this](const QString &path, const QString &warning) {
            emit said(warning.isEmpty()
                          ? tr("The chart is in %1.").arg(path)
                          : QString(tr("The chart is in %1.").arg(path) + u' ' + warning));
        });
    dialog->open();
}

void ChartsPane::copyPicture()
{
    if (!m_workbench.casefile())
        return;
    if (!m_workbench.asOf().isPresent())
        return emit problem(tr("The casefile is shown as of another day; a chart leaves as of now. "
                               "Go back to the present first."));
    const QString file = m_program.scratch(u"copy.png"_s);
    m_program.make(m_workbench.casefile()->path(),
                   jsonOf(spec()),
                   file,
                   {},
                   [this, file](const QString &error, const QString &) {
                       QFile png(file);
                       if (!error.isEmpty() || !png.open(QIODevice::ReadOnly))
                           return emit problem(error.isEmpty() ? png.errorString() : error);
                       auto *mime = new QMimeData;
                       const QByteArray bytes = png.readAll();
                       mime->setImageData(QImage::fromData(bytes));
                       mime->setData(u"image/png"_s, bytes);
                       QApplication::clipboard()->setMimeData(mime);
                       emit said(tr("The chart was copied as a picture of 1920 × 1080."));
                   });
}

void ChartsPane::copyTable()
{
    const QByteArray csv = chartCsv(m_drawnSpec, m_numbers);
    auto *mime = new QMimeData;
    mime->setText(tabsFrom(csv));
    mime->setData(u"text/csv"_s, csv);
    QApplication::clipboard()->setMimeData(mime);
    emit said(tr("The chart's numbers were copied as a table."));
}

void ChartsPane::askChartFile()
{
    const QString path =
        askForFile(this, tr("Open Chart File"), QDir::homePath(), tr("Charts (*.svg *.pdf *.png)"));
    if (!path.isEmpty())
        openChartFile(path);
}

void ChartsPane::openChartFile(const QString &path)
{
    m_opening.setFuture(QtConcurrent::run([path] {
        const auto carried = readChartPayload(path);
        return carried ? ChartPayload::fromText(*carried) : Result<ChartPayload>(carried.error());
    }));
}

void ChartsPane::restore(const Result<ChartPayload> &payload)
{
    if (!payload)
        return emit problem(payload.error().message);
    if (!m_workbench.casefile())
        return emit problem(tr("Open the casefile first that the chart was made from."));
    m_changedFrom.clear();
    nameOwn();
    m_views->setCurrentIndex(0);
    setSpec(payload->spec);
    m_ofFile = *payload;
    emit restored();
}

// What a file shows and what is drawn now may differ, and nobody sees both at once.
void ChartsPane::compareWithFile(const ChartSpec &drawn)
{
    const std::optional<ChartPayload> file = std::exchange(m_ofFile, {});
    if (!file || !(file->spec == drawn))
        return;
    const QString now = tr("This is the chart of the file, drawn from the casefile as it is now.");
    const auto differences = chartDifferences(file->numbers, m_numbers).size();
    emit said(now + u' '
              + (differences == 0
                     ? tr("Its numbers are those of the file.")
                     : tr("%n of its numbers differ from those in the file; sourceline verify "
                          "tells which, and by which edits.",
                          nullptr,
                          static_cast<int>(differences))));
}

} // namespace sourceline
