#include "ui/exchange/dataimportdialog.h"

#include "model/datain/mappings.h"
#include "model/datain/rowjson.h"
#include "model/workbench/workbench.h"
#include "ui/common/theme.h"
#include "ui/exchange/importpreview.h"
#include "ui/exchange/importrows.h"
#include "ui/exchange/mappingform.h"

#include <QDialogButtonBox>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QScreen>
#include <QVBoxLayout>
#include <QtConcurrentRun>

#include <algorithm>
#include <utility>

namespace sourceline {

using namespace Qt::StringLiterals;

namespace {

constexpr int rest = 250; // ms: a list that is walked by arrows is not read at each step

// A guess at the characters is shown: accents can be looked at before anything comes in.
QString withCharset(const QString &layout, const QString &charset)
{
    return charset.isEmpty() ? layout : QString(layout + u", "_s + charset);
}

} // namespace

DataImportDialog::DataImportDialog(Workbench &workbench, const QString &path, QWidget *parent)
    : QDialog(parent)
    , m_workbench(workbench)
    , m_path(path)
    , m_preview(new ImportPreview(this))
    , m_mapping(new MappingForm(this))
    , m_rows(new ImportRows(m_preview, this))
    , m_about(new QLabel(this))
    , m_sentence(new QLabel(this))
    , m_progress(new QProgressBar(this))
    , m_buttons(new QDialogButtonBox(QDialogButtonBox::Cancel, this))
    , m_import(m_buttons->addButton(tr("&Import"), QDialogButtonBox::AcceptRole))
{
    setWindowTitle(tr("Import %1").arg(QFileInfo(path).fileName()));
    build();
    connect(m_buttons, &QDialogButtonBox::accepted, this, &DataImportDialog::import);
    connect(m_buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_mapping, &MappingForm::changed, this, [this] {
        m_isMapped = true;
        m_isWarned = false;
        m_import->setEnabled(false);
        m_pause.start(rest);
    });
    m_pause.setSingleShot(true);
    connect(&m_pause, &QTimer::timeout, this, &DataImportDialog::map);
    connect(&m_reading, &QFutureWatcherBase::finished, this, [this] {
        if (m_pause.isActive())
            return; // read again in a moment
        if (*m_cancelled)
            return map(); // something else was chosen meanwhile
        m_read = m_reading.result();
        showRead(*m_read);
    });
    read();
}

DataImportDialog::~DataImportDialog()
{
    if (m_cancelled)
        *m_cancelled = true;
    m_reading.waitForFinished(); // it reads through the casefile, which may be closed next
    m_writing.waitForFinished();
    m_saving.waitForFinished();
}

void DataImportDialog::build()
{
    for (QLabel *label : {m_about, m_sentence}) {
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(true);
    }
    m_mapping->hide();
    m_import->setToolTip(tr("Ctrl+Return"));
    auto *across = new QHBoxLayout;
    across->addWidget(m_mapping);
    across->addWidget(m_rows, 1);
    auto *layout = new QVBoxLayout(this);
    layout->setSpacing(spacing::medium);
    layout->addWidget(m_about);
    layout->addLayout(across, 1);
    layout->addWidget(m_sentence);
    layout->addWidget(m_progress);
    layout->addWidget(m_buttons);
    const QSize room = screen()->availableSize() * 9 / 10;
    resize(std::min(1400, room.width()), std::min(680, room.height()));
}

void DataImportDialog::setBusy(const QString &what)
{
    m_progress->setVisible(!what.isEmpty());
    m_progress->setRange(0, 0);
    m_import->setEnabled(false);
    if (!what.isEmpty())
        m_sentence->setText(what);
}

void DataImportDialog::map()
{
    if (m_cancelled)
        *m_cancelled = true;
    if (m_reading.isRunning())
        return; // one at a time: what is chosen by then is read when it has ended
    m_chosen = m_mapping->mapping();
    read();
}

void DataImportDialog::read()
{
    if (!m_workbench.casefile())
        return QDialog::reject();
    if (m_cancelled)
        *m_cancelled = true;
    m_cancelled = std::make_shared<std::atomic_bool>(false);
    setBusy(tr("Reading the table …"));
    Casefile *casefile = m_workbench.casefile();
    m_reading.setFuture(
        QtConcurrent::run([casefile, path = m_path, mapping = m_chosen, cancelled = m_cancelled] {
            auto read = std::make_shared<ReadTable>();
            const auto reader = casefile->reader();
            if (!reader)
                read->problem = reader.error().message;
            else
                *read = readTable(path, mapping, reader->handle(), *cancelled);
            return read;
        }));
}

QString DataImportDialog::outcomeOf(const ReadTable &read) const
{
    QString sentence;
    if (read.pack) {
        const PackReport &report = read.packReport;
        sentence =
            tr("%1 would be added, %L2 here already, %L3 different from what is here and left "
               "as it is.")
                .arg(words(report.added, "1 record", "%Ln records"))
                .arg(report.present)
                .arg(report.conflicts.size());
        if (report.withoutText > 0)
            sentence += u' '
                        + tr("Without the articles, %1 would come in as place and hash: import the "
                             "%2 they are from, and the sentences are lit.")
                              .arg(words(report.withoutText, "1 citation", "%Ln citations"),
                                   words(report.missingTexts, "1 original", "%Ln originals"));
    } else {
        sentence = tr("%1: %L2 new, %L3 here already, %L4 rejected.")
                       .arg(words(read.report.rows, "1 row", "%Ln rows"))
                       .arg(read.report.added)
                       .arg(read.report.duplicates)
                       .arg(read.report.rejected);
        if (read.report.likely > 0)
            sentence += u' '
                        + tr("Of the new, %L1 may be here already, by day, place and means.")
                              .arg(read.report.likely);
    }
    if (const QString lacks = lacksSentence(read.report); !lacks.isEmpty())
        sentence += u' ' + lacks;
    if (!read.report.notTaken.isEmpty())
        sentence += u' ' + tr("Not taken: %1.").arg(read.report.notTaken.join(u"; "_s));
    return sentence;
}

void DataImportDialog::startMapping(const ReadTable &read)
{
    const QString name = QFileInfo(m_path).completeBaseName();
    const auto saved = savedMapping(read.heading);
    m_isRemembered = saved.has_value();
    m_mapping->setColumns(read.heading, saved ? *saved : suggestedMapping(read.heading, name));
    m_mapping->show();
    m_mapping->begin();
    m_chosen = m_mapping->mapping();
}

QString DataImportDialog::headOf(const ReadTable &read) const
{
    if (read.pack)
        return tr("Read as: an export of Sourceline. Records come in by their keys: what is here "
                  "stays as it is.");
    if (!m_chosen)
        return read.table
                   ? tr("Read as: %1. What it says of perpetrators comes in as its allegations.")
                         .arg(withCharset(read.table->layoutName(), read.report.charset))
                   : QString();
    QString head =
        m_isRemembered
            ? tr("Its columns are read as you said for tables with these headings before.")
            : tr("No layout that is known here. Say what its columns are; with the import it is "
                 "remembered for tables with these headings.");
    if (read.table)
        head += u' '
                + tr("What it says of perpetrators comes in as allegations of “%1”.")
                      .arg(read.table->layoutName());
    if (!read.report.charset.isEmpty())
        head += u' ' + tr("Its letters are read as %1.").arg(read.report.charset);
    return head;
}

void DataImportDialog::showRead(const ReadTable &read)
{
    setBusy({});
    if (read.isUnknown && !m_chosen) {
        startMapping(read);
        return this->read();
    }
    m_about->setText(headOf(read));
    m_preview->setRows(read.rows);
    if (read.firstRows.isEmpty())
        m_rows->showOutcomes();
    else
        m_rows->showAsTheyStand(read.heading, read.firstRows);
    if (!read.lacking.isEmpty())
        m_sentence->setText(
            tr("Nothing can come in yet: %1. Above stand the first rows of the file "
               "as they are.")
                .arg(read.lacking));
    else
        m_sentence->setText(read.problem.isEmpty() ? outcomeOf(read) : read.problem);
    const bool hasRows =
        read.pack ? read.packReport.added + read.packReport.texts > 0 : read.report.added > 0;
    m_import->setEnabled(read.problem.isEmpty() && hasRows && m_workbench.canEdit());
    emit previewed();
}

QString DataImportDialog::about() const
{
    return m_about->text();
}

QString DataImportDialog::sentence() const
{
    return m_sentence->text();
}

// Only the button imports by Return: a key for looking or for choosing must not write.
void DataImportDialog::showEvent(QShowEvent *event)
{
    QDialog::showEvent(event);
    m_import->setDefault(false);
    if (m_mapping->isHidden())
        m_rows->setFocus();
}

void DataImportDialog::keyPressEvent(QKeyEvent *event)
{
    const bool isReturn = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (!isReturn)
        return QDialog::keyPressEvent(event);
    if (event->modifiers() & Qt::ControlModifier)
        import();
}

void DataImportDialog::reject()
{
    if (m_saving.isRunning())
        return; // what came in has been committed; it is told when this is done
    if (m_writing.isRunning()) {
        *m_cancelled = true; // the writer looks between rows; its answer says that nothing came in
        return;
    }
    if (m_isMapped && !std::exchange(m_isWarned, true)) {
        m_sentence->setText(tr("Columns were mapped by hand. Escape again leaves that; an import "
                               "keeps it for tables with these headings."));
        return;
    }
    m_pause.stop();
    disconnect(&m_reading, nullptr, this, nullptr);
    if (m_cancelled)
        *m_cancelled = true;
    QDialog::reject();
}

} // namespace sourceline
