#include "model/chart/chartdifferences.h"
#include "model/chart/charttext.h"
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
#include <QJsonDocument>
#include <QMenu>
#include <QMimeData>
#include <QtConcurrentRun>

// What is done with a chart: letting it leave, taking one in.
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
