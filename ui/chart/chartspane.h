#pragma once

#include "model/chart/chartpayload.h"
#include "model/chart/chartviews.h"
#include "model/chart/makechart.h"
#include "ui/chart/chartprogram.h"

#include <QFutureWatcher>
#include <QTimer>
#include <QWidget>

class QAction;
class QComboBox;
class QScrollArea;
class QMenu;

namespace sourceline {

class CaveatLine;
class ChartCanvas;
class ChartChooser;
class EmptyState;
class Workbench;
struct ChartMark;

/// A chart of what the window's filter lets through, drawn anew with every edit and filter: a saved
/// one or one chosen here. A click selects the incidents behind a bar or point everywhere, Return
/// lists them.
class ChartsPane : public QWidget
{
    Q_OBJECT

public:
    explicit ChartsPane(Workbench &workbench, QWidget *parent = nullptr);
    ~ChartsPane() override;

    void fillMenu(QMenu &menu);

    /// Draws this chart, with its own filter in place of the window's.
    void setSpec(const ChartSpec &spec);
    /// The chart as it is drawn, filter included.
    ChartSpec spec() const;
    /// Restores the chart that a file carries, or says why there is none in it. The file is read on
    /// a worker.
    void openChartFile(const QString &path);

    ChartCanvas *canvas() const { return m_canvas; }

    ChartChooser *chooser() const { return m_chooser; }

    QComboBox *views() const { return m_views; }

    CaveatLine *caveats() const { return m_caveats; }

    ChartProgram &program() { return m_program; }

    void exportChart();
    void copyPicture();
    void copyTable();
    void saveAs(const QString &name);

signals:
    void incidentAsked(); ///< one incident: it is the current one now
    void listAsked();     ///< several: they are selected
    void said(const QString &sentence);
    void unsaid(const QString &sentence); ///< it holds no more
    void problem(const QString &sentence);
    void restored(); ///< a chart from a file is what is shown now
    void drawn();    ///< the chart on screen is that of spec()

protected:
    void showEvent(QShowEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void restart();
    void stale();
    void becomeStale(int wait); ///< ms until it is read, if nothing else comes
    void readWaiting();
    void read();
    void take(const Result<ChartNumbers> &numbers, const ChartSpec &spec);
    void readViews();
    void chooseView(int index);
    void nameShown(); ///< as the saved chart that is shown, or as changed from it
    void nameOwn();
    void sayDropped();
    void unsayDropped(); ///< where the headline is back
    void leaveCasefile();
    void select(const ChartMark &mark, bool lists);
    void selectIncidents(const std::vector<Id> &incidents, bool lists);
    void listHidden(std::vector<Row> rows, int hidden);
    void askName();
    void removeView();
    void askChartFile();
    void restore(const Result<ChartPayload> &payload);
    void compareWithFile(const ChartSpec &drawn);
    void enable();

    Workbench &m_workbench;
    QComboBox *m_views;
    ChartChooser *m_chooser;
    ChartCanvas *m_canvas;
    QScrollArea *m_scroll;
    EmptyState *m_empty;
    CaveatLine *m_caveats;
    QList<QAction *> m_actions;
    QAction *m_remove = nullptr;
    ChartProgram m_program;
    std::vector<ChartView> m_saved;
    QString m_changedFrom; ///< the saved chart that this one began as
    QString m_dropped;     ///< a headline, and nobody was told yet
    QString m_saidDropped; ///< the sentence that told of one
    QString m_casefile;    ///< path, of the one that the words were written over
    ChartSpec m_drawnSpec; ///< of the numbers on screen
    ChartNumbers m_numbers;
    QFutureWatcher<Result<ChartPayload>> m_opening;
    std::optional<ChartPayload> m_ofFile; ///< restored from a file and not drawn yet
    QTimer m_soon;
    int m_asked = 0;
    bool m_isReading = false;
    bool m_stale = true;
    std::optional<QDate> m_cutOff; ///< of the casefile; none: an edit may have moved it
    int m_askedBeforeEdit = 0;
};

} // namespace sourceline
