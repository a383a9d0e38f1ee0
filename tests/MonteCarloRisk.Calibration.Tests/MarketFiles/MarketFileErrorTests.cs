using MonteCarloRisk.Domain;

namespace MonteCarloRisk.Calibration.Tests.MarketFiles;

public sealed class MarketFileErrorTests
{
    [Theory]
    // The form of the file.
    [InlineData("\"name\": \"test market\",", "", "$", "missing member \"name\"")]
    [InlineData("\"debt\": 12000", "\"dept\": 12000", "$.accounts[0].dept", "unknown member \"dept\"; allowed are name, collateral, debt, options, cash, perpetuals, entryPrices (line 19)")]
    [InlineData("\"asOf\":", "\"asof\":", "$.asof", "unknown member \"asof\"")]
    // What a record computes is no member.
    [InlineData("\"rules\": {", "\"rules\": { \"longestDelay\": 5,", "$.rules.longestDelay", "unknown member \"longestDelay\"")]
    [InlineData("\"model\": {", "\"model\": { \"statesCorrelation\": true,", "$.model.statesCorrelation", "unknown member \"statesCorrelation\"")]
    [InlineData("{ \"type\": \"ewma\", \"decay\": 0.94 }", "{ \"type\": \"garch\", \"equation\": \"gjr\" }", "$.model.volatility.equation", "unknown member \"equation\"")]
    [InlineData("\"debt\": 12000", "\"debt\": \"12000\"", "$.accounts[0].debt", "\"12000\" is not allowed; a number is needed (line 19)")]
    [InlineData("\"debt\": 12000", "\"debt\": NaN", "$.accounts[0].debt", "this is not JSON")]
    [InlineData("\"debt\": 12000", "\"debt\": null", "$.accounts[0].debt", "null is not allowed; a number is needed")]
    [InlineData("\"debt\": 12000", "\"debt\": 1, \"debt\": 2", "$.accounts[0].debt", "this member stands twice")]
    [InlineData("{ \"ETH\": 10, \"USDC\": 1000 }", "{ \"ETH\": 10, \"ETH\": 1000 }", "$.accounts[0].collateral.ETH", "this member stands twice (line 19)")]
    [InlineData("{ \"ETH\": 10, \"USDC\": 1000 }", "[ 10 ]", "$.accounts[0].collateral", "a list is not allowed; an object is needed")]
    [InlineData("{ \"ETH\": 10, \"USDC\": 1000 }", "null", "$.accounts[0].collateral", "null is not allowed")]
    [InlineData("\"asOf\": \"2026-06-30\"", "\"asOf\": \"30.06.2026\"", "$.asOf", "\"30.06.2026\" is not allowed; a date \"yyyy-MM-dd\" is needed (line 4)")]
    [InlineData("\"right\": \"call\"", "\"right\": \"straddle\"", "$.options[0].right", "\"straddle\" is not allowed; \"call\" or \"put\" is needed")]
    [InlineData("\"right\": \"call\"", "\"right\": \"call, put\"", "$.options[0].right", "\"call\" or \"put\" is needed")]
    [InlineData("\"right\": \"call\"", "\"right\": \"1\"", "$.options[0].right", "\"call\" or \"put\" is needed")]
    [InlineData("\"precision\": \"double\"", "\"precision\": \"half\"", "$.simulation.precision", "\"single\" or \"double\"")]
    [InlineData("\"precision\": \"double\"", "\"precision\": 1", "$.simulation.precision", "\"single\" or \"double\"")]
    [InlineData("\"seed\": 42", "\"seed\": -1", "$.simulation.seed", "-1 is not allowed; a whole number from 0 to 18446744073709551615")]
    [InlineData("\"seed\": 42", "\"seed\": 18446744073709551616", "$.simulation.seed", "a whole number from 0 to 18446744073709551615")]
    [InlineData("\"paths\": 1000000", "\"paths\": 1000000.5", "$.simulation.paths", "1000000.5 is not allowed; a whole number below 2^63 is needed")]
    [InlineData("\"paths\": 1000000", "\"paths\": 1e-1", "$.simulation.paths", "1e-1 is not allowed; a whole number below 2^63 is needed")]
    [InlineData("\"paths\": 1000000", "\"paths\": 1e19", "$.simulation.paths", "1e19 is not allowed; a whole number below 2^63 is needed")]
    [InlineData("\"paths\": 1000000", "\"paths\": 1e400000000", "$.simulation.paths", "is not allowed; a whole number below 2^63 is needed")]
    [InlineData("\"paths\": 1000000", "\"paths\": 1.00000000000000000000000000001", "$.simulation.paths", "is not allowed; a whole number below 2^63 is needed")]
    [InlineData("\"paths\": 1000000", "\"paths\": \"1e6\"", "$.simulation.paths", "\"1e6\" is not allowed; a whole number below 2^63 is needed")]
    [InlineData("\"horizonDays\": 30", "\"horizonDays\": 30.5", "$.target.horizonDays", "30.5 is not allowed; a whole number below 2^31 is needed")]
    [InlineData("\"drift\": 0.05 }", "\"returns\": \"student\" }", "$.model.returns", "\"student\" is not allowed; the object { \"type\": \"student\" } is needed")]
    [InlineData("{ \"type\": \"ewma\", \"decay\": 0.94 }", "\"garch\"", "$.model.volatility", "\"garch\" is not allowed; the object { \"type\": \"garch\" } is needed")]
    [InlineData("\"drift\": 0.01", "\"volatility\": \"ewma\"", "$.assets[1].volatility", "the object { \"type\": \"ewma\" } is needed")]
    [InlineData("\"drift\": 0.05 }", "\"returns\": \"levy\" }", "$.model.returns", "\"levy\" is not allowed; an object such as { \"type\": \"normal\" }, whose type is one of \"normal\", \"student\",")]
    [InlineData("\"paths\": 1000000, ", "", "$.simulation", "none of paths, standardError, relativeStandardError and timeBudget stands here")]
    [InlineData("\"paths\": 1000000", "\"paths\": 1000000, \"timeBudget\": 60", "$.simulation", "paths and timeBudget stand here; exactly one of")]
    [InlineData("\"paths\": 1000000", "\"relativeStandardError\": 2", "$.simulation.relativeStandardError", "2 is not allowed")]
    [InlineData("\"type\": \"ewma\"", "\"type\": 3", "$.model.volatility", "the member \"type\" must be one of")]
    [InlineData("\"type\": \"ewma\"", "\"type\": \"arch\"", "$.model.volatility", "the member \"type\" must be one of \"ewma\", \"sample\", \"garch\", \"gjr\", \"egarch\", \"auto\", \"parkinson\", \"garmanKlass\", \"rogersSatchell\", \"yangZhang\", \"har\", \"given\"")]
    [InlineData("\"type\": \"ewma\", ", "", "$.model.volatility", "the member \"type\" must be one of \"ewma\", \"sample\", \"garch\", \"gjr\", \"egarch\", \"auto\", \"parkinson\", \"garmanKlass\", \"rogersSatchell\", \"yangZhang\", \"har\", \"given\"")]
    [InlineData("{ \"type\": \"shrunk\" }", "{ \"type\": \"guessed\" }", "$.model.correlation", "the member \"type\" must be one of \"shrunk\", \"ledoitWolf\", \"sample\", \"ewma\", \"dynamic\", \"downturn\", \"kendall\", \"given\"")]
    [InlineData("{ \"type\": \"ewma\", \"decay\": 0.94 }", "{ \"type\": \"given\" }", "$.model.volatility", "missing member \"value\"")]
    [InlineData("{ \"type\": \"ewma\", \"decay\": 0.94 }", "{ \"type\": \"sample\", \"decay\": 0.94 }", "$.model.volatility.decay", "unknown member \"decay\"")]
    [InlineData("{ \"name\": \"ETH\", \"prices\": \"ETH.csv\" }", "null", "$.assets[0]", "null is not allowed; an object is needed")]
    // Assets and model.
    [InlineData("\"name\": \"test market\"", "\"name\": \" \"", "$.name", "a name is not empty")]
    [InlineData("{ \"name\": \"USDC\",", "{ \"name\": \"ETH\",", "$.assets[1].name", "\"ETH\" is not allowed; item 0 has this name")]
    [InlineData("{ \"name\": \"USDC\",", "{ \"name\": \"USDC \",", "$.assets[1].name", "no blanks around it")]
    [InlineData("\"drift\": 0.01", "\"drift\": 11", "$.assets[1].drift", "11 is not allowed")]
    [InlineData("\"drift\": 0.01", "\"spot\": 0", "$.assets[1].spot", "0 is not allowed; a price is finite and above zero")]
    [InlineData("\"drift\": 0.01", "\"volatility\": { \"type\": \"given\", \"value\": -0.8 }", "$.assets[1].volatility.value", "-0.8 is not allowed; a volatility")]
    [InlineData("\"drift\": 0.01", "\"volatility\": { \"type\": \"given\", \"value\": 80 }", "$.assets[1].volatility.value", "0.8 is 80%")]
    [InlineData("\"drift\": 0.01", "\"volatility\": { \"type\": \"given\", \"value\": 1e999 }", "$.assets[1].volatility.value", "a volatility")]
    [InlineData("\"decay\": 0.94", "\"decay\": 1", "$.model.volatility.decay", "1 is not allowed; a decay")]
    [InlineData("{ \"type\": \"shrunk\" }", "{ \"type\": \"ewma\", \"decay\": 1 }", "$.model.correlation.decay", "above 0 and below 1")]
    [InlineData("{ \"type\": \"shrunk\" }", "{ \"type\": \"dynamic\", \"decay\": 0 }", "$.model.correlation.decay", "above 0 and below 1")]
    [InlineData("{ \"type\": \"shrunk\" }", "{ \"type\": \"downturn\", \"quantile\": 0.6 }", "$.model.correlation.quantile", "at most 0.5")]
    [InlineData("{ \"type\": \"shrunk\" }", "{ \"type\": \"downturn\" }", "$.model.correlation", "20 or more are needed")]
    [InlineData("{ \"type\": \"shrunk\" }", "{ \"type\": \"given\", \"repair\": \"nearest\", \"matrix\": [[1, 0.1], [0.2, 1]] }", "$.model.correlation.matrix", "symmetric")]
    [InlineData("{ \"type\": \"shrunk\" }", "{ \"type\": \"given\", \"matrix\": [[1]] }", "$.model.correlation.matrix", "2 rows of 2")]
    [InlineData("{ \"type\": \"shrunk\" }", "{ \"type\": \"given\", \"matrix\": [[1, 2], [2, 1]] }", "$.model.correlation.matrix", "a correlation is from -1 to 1")]
    [InlineData("{ \"type\": \"shrunk\" }", "{ \"type\": \"given\", \"matrix\": [[1, 0.1], null] }", "$.model.correlation.matrix", "2 rows of 2")]
    // Price files and their cleaning.
    [InlineData("\"prices\": \"ETH.csv\"", "\"prices\": \" \"", "$.assets[0].prices", "the name of a CSV or Parquet file is needed")]
    [InlineData("\"prices\": \"ETH.csv\"", "\"prices\": \"ETH.csv\", \"columns\": { \"time\": \"date\" }", "$.assets[0].columns", "missing member \"close\"")]
    [InlineData("\"prices\": \"ETH.csv\"", "\"prices\": \"ETH.csv\", \"columns\": { \"time\": -1, \"close\": 1 }", "$.assets[0].columns.time", "-1 is not allowed; a column's name, or its number counted from 0, is needed")]
    [InlineData("\"prices\": \"ETH.csv\"", "\"prices\": \"ETH.csv\", \"columns\": { \"time\": \"date\", \"open\": \"close\", \"close\": \"close\" }", "$.assets[0].columns", "of open, high and low only some are given")]
    [InlineData("\"prices\": \"ETH.csv\"", "\"prices\": \"ETH.csv\", \"retrieved\": \"yesterday\"", "$.assets[0].retrieved", "a time \"yyyy-MM-ddTHH:mm:ssZ\" is needed")]
    [InlineData("\"prices\": \"ETH.csv\"", "\"prices\": \"ETH.csv\", \"switches\": [ { \"day\": \"2026-06-01\" } ]", "$.assets[0].switches[0]", "missing member \"kind\"")]
    [InlineData("\"prices\": \"ETH.csv\"", "\"prices\": \"ETH.csv\", \"switches\": [ null ]", "$.assets[0].switches[0]", "an object with day and kind is needed")]
    [InlineData("\"prices\": \"ETH.csv\"", "\"prices\": \"ETH.csv\", \"switches\": [ { \"day\": \"2026-06-01\", \"kind\": \"split\" } ]", "$.assets[0].switches[0].kind", "\"split\" is not allowed; \"ticker\" or \"redenomination\" is needed")]
    [InlineData("\"prices\": \"ETH.csv\"", "\"prices\": \"ETH.csv\", \"switches\": [ { \"day\": \"2026-06-02\", \"kind\": \"ticker\" }, { \"day\": \"2026-06-01\", \"kind\": \"ticker\" } ]", "$.assets[0].switches[1].day", "the days of switches ascend")]
    [InlineData("\"prices\": \"ETH.csv\"", "\"prices\": \"ETH.csv\", \"secondSource\": { \"prices\": \"\" }", "$.assets[0].secondSource.prices", "the name of a CSV or Parquet file is needed")]
    [InlineData("\"prices\": \"ETH.csv\"", "\"prices\": \"ETH.csv\", \"cleaning\": { \"gaps\": \"fill\" }", "$.assets[0].cleaning.gaps", "unknown member \"gaps\"; allowed are disorder, blankPrices, nonPositivePrices, conflictingRows, partialBars,")]
    [InlineData("\"asOf\": \"2026-06-30\",", "\"asOf\": \"2026-06-30\", \"cleaning\": { \"levelJumps\": \"fix\" },", "$.cleaning.levelJumps", "\"fix\" is not allowed; \"refuse\" or \"keep\" or \"cut\" is needed")]
    // Rules.
    [InlineData("\"loanToValue\": 0.75", "\"loanToValue\": 0.81", "$.rules.collateral.ETH.loanToValue", "0.81 is not allowed; a loan-to-value is above 0 and at most the liquidation threshold 0.8")]
    [InlineData("\"liquidationThreshold\": 0.8 ", "\"liquidationThreshold\": 1.01 ", "$.rules.collateral.ETH.liquidationThreshold", "1.01 is not allowed")]
    [InlineData("{ \"loanToValue\": 0.75, \"liquidationThreshold\": 0.8 }", "null", "$.rules.collateral.ETH", "null is not allowed")]
    [InlineData("\"collateral\": { \"ETH\": {", "\"collateral\": { \"WETH\": {", "$.rules.collateral.WETH", "there is no asset \"WETH\"; listed are ETH, USDC")]
    [InlineData("\"initialMargin\": 0.15", "\"initialMargin\": 0.05", "$.rules.options.ETH.initialMargin", "at least the maintenance margin 0.1")]
    [InlineData("\"maintenanceMargin\": 0.1 ", "\"maintenanceMargin\": -0.1 ", "$.rules.options.ETH.maintenanceMargin", "-0.1 is not allowed")]
    [InlineData("\"initialMargin\": 0.15", "\"initialMargin\": 15", "$.rules.options.ETH.initialMargin", "at most 1")]
    [InlineData("\"liquidationDelayDays\": 1", "\"liquidationDelayDays\": -1", "$.rules.liquidationDelayDays", "-1 is not allowed; a delay is 0 to 365")]
    // Penalties, delays and liquidity.
    [InlineData("\"liquidationThreshold\": 0.8 }", "\"liquidationThreshold\": 0.8, \"penalty\": { \"bonus\": 5 } }", "$.rules.collateral.ETH.penalty.bonus", "5 is not allowed; a bonus is a fraction of the value sold, 0 or more and below 1; 0.05 is 5%")]
    [InlineData("\"liquidationThreshold\": 0.8 }", "\"liquidationThreshold\": 0.8, \"penalty\": { \"fee\": -0.1 } }", "$.rules.collateral.ETH.penalty.fee", "-0.1 is not allowed")]
    [InlineData("\"liquidationThreshold\": 0.8 }", "\"liquidationThreshold\": 0.8, \"penalty\": { \"bonus\": 0.5, \"fee\": 0.5 } }", "$.rules.collateral.ETH.penalty", "bonus and fee are 1 together; they are below 1")]
    [InlineData("\"liquidationThreshold\": 0.8 }", "\"liquidationThreshold\": 0.8, \"penalty\": { \"slippagePaidBy\": \"nobody\" } }", "$.rules.collateral.ETH.penalty.slippagePaidBy", "\"account\" or \"liquidator\" is needed")]
    [InlineData("\"liquidationDelayDays\": 1", "\"liquidationDelayDays\": 1, \"delayDistribution\": { \"type\": \"table\", \"delays\": [1], \"probabilities\": [1] }", "$.rules", "liquidationDelayDays and delayDistribution stand here; one of them does")]
    [InlineData("\"liquidationDelayDays\": 1", "\"delayDistribution\": { \"type\": \"table\", \"delays\": [1, 1], \"probabilities\": [0.5, 0.5] }", "$.rules.delayDistribution.delays[1]", "1 is not allowed; delays are ascending, each once")]
    [InlineData("\"liquidationDelayDays\": 1", "\"delayDistribution\": { \"type\": \"table\", \"delays\": [1, 400], \"probabilities\": [0.5, 0.5] }", "$.rules.delayDistribution.delays[1]", "400 is not allowed; a delay is 0 to 365 whole days")]
    [InlineData("\"liquidationDelayDays\": 1", "\"delayDistribution\": { \"type\": \"table\", \"delays\": [1, 2], \"probabilities\": [0.5, 0.4] }", "$.rules.delayDistribution.probabilities", "the probabilities sum to 0.9; they sum to 1")]
    [InlineData("\"liquidationDelayDays\": 1", "\"delayDistribution\": { \"type\": \"table\", \"delays\": [1, 2], \"probabilities\": [1] }", "$.rules.delayDistribution.probabilities", "1 probabilities of 2 delays; each has one")]
    [InlineData("\"liquidationDelayDays\": 1", "\"delayDistribution\": { \"type\": \"geometric\", \"success\": 1, \"longest\": 5 }", "$.rules.delayDistribution.success", "1 is not allowed; a probability of success is above 0 and below 1")]
    [InlineData("\"liquidationDelayDays\": 1", "\"delayDistribution\": { \"type\": \"geometric\", \"success\": 0.5, \"longest\": 40 }", "$.rules.delayDistribution.longest", "40 is not allowed; the longest delay is 1 to 31 where the first is 0")]
    [InlineData("\"options\": [", "\"liquidity\": { \"assets\": { \"DOGE\": { \"type\": \"constant\", \"slippage\": 0.1 } } }, \"options\": [", "$.liquidity.assets.DOGE", "there is no asset \"DOGE\"; listed are ETH, USDC")]
    [InlineData("\"options\": [", "\"liquidity\": { \"assets\": { \"ETH\": { \"type\": \"constant\", \"slippage\": 1 } } }, \"options\": [", "$.liquidity.assets.ETH.slippage", "1 is not allowed; a slippage is a fraction of the value, 0 or more and below 1")]
    [InlineData("\"options\": [", "\"liquidity\": { \"assets\": { \"ETH\": { \"type\": \"cubic\" } } }, \"options\": [", "$.liquidity.assets.ETH", "must be one of \"constant\", \"squareRoot\", \"table\"")]
    [InlineData("\"options\": [", "\"liquidity\": { \"assets\": { \"ETH\": { \"type\": \"squareRoot\", \"dailyVolume\": 0 } } }, \"options\": [", "$.liquidity.assets.ETH.dailyVolume", "0 is not allowed; a daily volume is above zero")]
    [InlineData("\"options\": [", "\"liquidity\": { \"assets\": { \"ETH\": { \"type\": \"squareRoot\", \"dailyVolume\": 1e6, \"stressExponent\": 5 } } }, \"options\": [", "$.liquidity.assets.ETH.stressExponent", "5 is not allowed; a stress exponent is from 0")]
    [InlineData("\"options\": [", "\"liquidity\": { \"assets\": { \"ETH\": { \"type\": \"table\", \"rows\": [] } } }, \"options\": [", "$.liquidity.assets.ETH.rows", "0 rows; 1 to 50 are allowed")]
    [InlineData("\"options\": [", "\"liquidity\": { \"assets\": { \"ETH\": { \"type\": \"table\", \"rows\": [ { \"slippage\": 2, \"volume\": 1e6 } ] } } }, \"options\": [", "$.liquidity.assets.ETH.rows[0].slippage", "2 is not allowed; a slippage is a fraction above 0 and below 1; 0.02 is 2%")]
    [InlineData("\"options\": [", "\"liquidity\": { \"assets\": { \"ETH\": { \"type\": \"table\", \"rows\": [ { \"slippage\": 0.02, \"volume\": 1e6 }, { \"slippage\": 0.05, \"volume\": 1e6 } ] } } }, \"options\": [", "$.liquidity.assets.ETH.rows[1].volume", "1000000 is not allowed; volumes ascend, here above 1000000")]
    [InlineData("\"options\": [", "\"liquidity\": { \"assets\": { \"ETH\": { \"type\": \"table\", \"rows\": [ { \"slippage\": 0.02, \"volume\": 1e6 }, { \"slippage\": 0.5, \"volume\": 1.1e6 } ] } } }, \"options\": [", "$.liquidity.assets.ETH.rows[1]", "would bring less than to sell a little less of it")]
    [InlineData("\"options\": [", "\"liquidity\": { \"assets\": {}, \"sizes\": [1, 0.5] }, \"options\": [", "$.liquidity.sizes[1]", "0.5 is not allowed; sizes are ascending, each once")]
    [InlineData("\"liquidationDelayDays\": 1", "\"liquidationDelayDays\": 366", "$.rules.liquidationDelayDays", "366 is not allowed")]
    // Options.
    [InlineData("\"underlying\": \"ETH\"", "\"underlying\": \"SOL\"", "$.options[0].underlying", "there is no asset \"SOL\"")]
    [InlineData("\"strike\": 3000", "\"strike\": 0", "$.options[0].strike", "0 is not allowed")]
    [InlineData("\"expiry\": \"2026-07-31\"", "\"expiry\": \"2026-06-30\"", "$.options[0].expiry", "2026-06-30 is not allowed; the option has expired")]
    [InlineData("\"impliedVolatility\": 0.7", "\"impliedVolatility\": 0", "$.options[0].impliedVolatility", "above zero")]
    [InlineData("\"impliedVolatility\": 0.7", "\"rate\": 5", "$.options[0].rate", "0.05 is 5%")]
    // Accounts.
    [InlineData("\"debt\": 12000", "\"debt\": -5", "$.accounts[0].debt", "-5 is not allowed; a debt is zero or more")]
    [InlineData("\"ETH\": 10,", "\"ETH\": -10,", "$.accounts[0].collateral.ETH", "-10 is not allowed")]
    [InlineData("\"ETH\": 10,", "\"SOL\": 10,", "$.accounts[0].collateral.SOL", "there is no asset \"SOL\"")]
    [InlineData("\"name\": \"writer\"", "\"name\": \"vault\"", "$.accounts[2].name", "item 0 has this name")]
    [InlineData("\"ETH-31JUL26-C\": -5", "\"ETH-31JUL26-P\": -5", "$.accounts[2].options['ETH-31JUL26-P']", "there is no option \"ETH-31JUL26-P\"")]
    [InlineData("\"options\": { \"ETH\": { \"initialMargin\": 0.15, \"maintenanceMargin\": 0.1 } },", "", "$.accounts[2].options['ETH-31JUL26-C']", "have no margin rule")]
    [InlineData(", \"USDC\": { \"loanToValue\": 0.85, \"liquidationThreshold\": 0.9 }", "", "$.accounts[0].collateral.USDC", "\"USDC\" has no collateral rule")]
    // Perpetuals.
    [InlineData("\"underlying\": \"ETH\", \"funding\"", "\"underlying\": \"SOL\", \"funding\"", "$.perpetuals[0].underlying", "there is no asset \"SOL\"")]
    [InlineData("\"name\": \"ETH-FREE\", \"underlying\"", "\"name\": \"ETH-PERP\", \"underlying\"", "$.perpetuals[1].name", "item 0 has this name")]
    [InlineData("\"name\": \"ETH-FREE\", \"underlying\"", "\"name\": \"ETH-31JUL26-C\", \"underlying\"", "$.perpetuals[1].name", "an option has this name already")]
    [InlineData("\"rate\": 0.0002", "\"rate\": 1", "$.perpetuals[0].funding.rate", "1 is not allowed; a funding rate is a fraction per interval from -0.1 to 0.1; 0.0001 is 0.01%")]
    [InlineData("\"intervalHours\": 4", "\"intervalHours\": 0", "$.perpetuals[0].funding.intervalHours", "0 is not allowed; an interval of funding is above 0 and at most 24 hours")]
    [InlineData("\"type\": \"constant\", \"rate\"", "\"rate\"", "$.perpetuals[0].funding", "the member \"type\" must be")]
    [InlineData("\"type\": \"constant\", \"rate\": 0.0002", "\"type\": \"constant\"", "$.perpetuals[0].funding", "missing member \"rate\"")]
    [InlineData("\"initialMargin\": 0.2", "\"initialMargin\": 0.1", "$.rules.perpetuals.ETH.initialMargin", "at least the maintenance margin 0.12")]
    [InlineData("\"maintenanceMargin\": 0.12", "\"maintenanceMargin\": 2", "$.rules.perpetuals.ETH.maintenanceMargin", "2 is not allowed; a maintenance margin is a fraction from 0 to 1")]
    [InlineData("{ \"initialMargin\": 0.2, \"maintenanceMargin\": 0.12 }", "null", "$.rules.perpetuals.ETH", "null is not allowed")]
    [InlineData("\"perpetuals\": { \"ETH\": { \"initialMargin\": 0.2, \"maintenanceMargin\": 0.12 } },", "", "$.accounts[1].perpetuals['ETH-PERP']", "perpetuals on \"ETH\" have no margin rule; add one to $.rules.perpetuals")]
    [InlineData("{ \"ETH-PERP\": -2, ", "{ \"BTC-PERP\": -2, ", "$.accounts[1].perpetuals['BTC-PERP']", "there is no perpetual \"BTC-PERP\"; listed are ETH-PERP, ETH-FREE")]
    [InlineData("{ \"ETH-PERP\": 2950 }", "{ \"BTC-PERP\": 2950 }", "$.accounts[1].entryPrices['BTC-PERP']", "the account has no position in this perpetual")]
    [InlineData("{ \"ETH-PERP\": 2950 }", "{ \"ETH-PERP\": 0 }", "$.accounts[1].entryPrices['ETH-PERP']", "0 is not allowed; a price is finite and above zero")]
    [InlineData("\"cash\": 900", "\"cash\": -900", "$.accounts[1].cash", "-900 is not allowed; cash is zero or more")]
    // Target and simulation.
    [InlineData("\"insolvencyProbability\": 0.001", "\"insolvencyProbability\": 0", "$.target.insolvencyProbability", "0 is not allowed; a target probability is above 0 and below 1")]
    [InlineData("\"breachProbability\": 0.05", "\"breachProbability\": 1", "$.target.breachProbability", "1 is not allowed")]
    [InlineData("\"confidenceLevel\": 0.95", "\"confidenceLevel\": 95", "$.target.confidenceLevel", "95 is not allowed")]
    [InlineData("\"horizonDays\": 30", "\"horizonDays\": 0", "$.target.horizonDays", "0 is not allowed; 1 to 3650 days")]
    [InlineData("\"horizonDays\": 30", "\"horizonDays\": 3651", "$.target.horizonDays", "3651 is not allowed; 1 to 3650 days")]
    [InlineData("\"horizonDays\": 30", "\"horizon\": \"2026-06-30\"", "$.target.horizon", "2026-06-30 is not allowed; the horizon is in the past")]
    [InlineData("\"horizonDays\": 30", "\"horizon\": \"2126-06-30\"", "$.target.horizon", "at most 3650")]
    [InlineData("\"horizonDays\": 30", "\"horizonDays\": 30, \"horizon\": \"2026-07-30\"", "$.target", "both of horizonDays and horizon")]
    [InlineData(", \"horizonDays\": 30", "", "$.target", "neither of horizonDays and horizon")]
    [InlineData("\"paths\": 1000000", "\"paths\": 0", "$.simulation.paths", "0 is not allowed")]
    [InlineData("\"paths\": 1000000", "\"paths\": 1000000000000000", "$.simulation.paths", "from 1 to 1e11; more, up to 2^48 = 281474976710656")]
    // The data behind it.
    [InlineData("\"asOf\": \"2026-06-30\"", "\"asOf\": \"2026-05-01\"", "$.asOf", "the first day that all price files share is 2026-05-02")]
    [InlineData("\"asOf\": \"2026-06-30\"", "\"asOf\": \"2026-05-31\"", "$.asOf", "share 29 daily returns up to 2026-05-31; 30 or more")]
    [InlineData("\"asOf\": \"2026-06-30\"", "\"asOf\": \"2026-07-08\"", "$.asOf", "prices may be 7 days old")]
    public void A_broken_market_file_is_refused_with_its_path_and_what_is_allowed(string replaced, string by, string path, string says)
    {
        using var market = new BrokenMarket(replaced, by);

        var error = Assert.Throws<InputException>(() => MarketCalibrator.Calibrate(market.File));

        Assert.Equal($"{market.File}: {path}", error.Where);
        Assert.Contains(says, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', error.Message);
    }

    [Theory]
    [InlineData("", "not JSON")]
    [InlineData("null", "null is not allowed; an object is needed")]
    [InlineData("[]", "a list is not allowed; an object is needed")]
    [InlineData("{", "(line 1)")]
    [InlineData("{\n  \"name\": \"a\"\n  \"asOf\": 1 }", "(line 3)")]
    [InlineData("{ \"name\": 5,\n oops", "a text is needed (line 1)")]
    public void A_file_that_is_no_market_at_all_is_refused_on_one_line(string text, string says)
    {
        using var folder = new TemporaryFolder();
        string path = folder.Write("market.json", text);

        var error = Assert.Throws<InputException>(() => MarketCalibrator.Calibrate(path));

        Assert.StartsWith(path, error.Where, StringComparison.Ordinal);
        Assert.Contains(says, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', error.Message);
        Assert.DoesNotContain("System.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Text_after_the_end_of_the_market_is_refused()
    {
        using var market = new BrokenMarket();
        File.AppendAllText(market.File, "\n{}");

        Assert.Contains("not JSON", Assert.Throws<InputException>(() => MarketCalibrator.Calibrate(market.File)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_market_file_and_a_missing_price_file_are_refused_by_name()
    {
        Assert.Equal("no/market.json", Assert.Throws<InputException>(() => MarketCalibrator.Calibrate("no/market.json")).Where);
        using var market = new BrokenMarket("\"ETH.csv\"", "\"prices/ETH.csv\"");

        Assert.Equal(
            Path.Combine(Path.GetDirectoryName(market.File)!, "prices/ETH.csv"),
            Assert.Throws<InputException>(() => MarketCalibrator.Calibrate(market.File)).Where);
    }

    [Fact]
    public void A_broken_price_file_is_refused_with_its_own_line()
    {
        using var market = new BrokenMarket();
        string prices = Path.Combine(Path.GetDirectoryName(market.File)!, "ETH.csv");
        File.WriteAllText(prices, "date,close\n2026-06-30,-1\n");

        Assert.Equal($"{prices}:2", Assert.Throws<InputException>(() => MarketCalibrator.Calibrate(market.File)).Where);
    }

    [Fact]
    public void Price_files_that_share_no_day_are_refused_with_their_spans()
    {
        using var market = new BrokenMarket("\"asOf\": \"2026-06-30\",", "");
        market.WritePrices("USDC.csv", new DateOnly(2025, 6, 30), 60, 1);

        var error = Assert.Throws<InputException>(() => MarketCalibrator.Calibrate(market.File));

        Assert.EndsWith("$.assets", error.Where, StringComparison.Ordinal);
        Assert.Contains("USDC has 2025-05-02 to 2025-06-30", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_given_matrix_that_no_returns_can_have_is_refused_with_its_smallest_eigenvalue()
    {
        using var market = new BrokenMarket("{ \"name\": \"USDC\",", "{ \"name\": \"DAI\", \"prices\": \"USDC.csv\" }, { \"name\": \"USDC\",");
        File.WriteAllText(market.File, File.ReadAllText(market.File).Replace("\"shrunk\"", "\"given\", \"matrix\": [[1, -0.6, -0.6], [-0.6, 1, -0.6], [-0.6, -0.6, 1]]", StringComparison.Ordinal));

        Assert.Contains("the smallest eigenvalue is -0.2;", Assert.Throws<InputException>(() => MarketCalibrator.Calibrate(market.File)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Sixty_four_assets_are_allowed_and_sixty_five_are_not()
    {
        foreach (int extra in new[] { 62, 63 })
        {
            string more = string.Concat(Enumerable.Range(0, extra).Select(i => $"{{ \"name\": \"T{i}\", \"prices\": \"ETH.csv\" }}, "));
            using var market = new BrokenMarket("{ \"name\": \"USDC\",", more + "{ \"name\": \"USDC\",");
            if (extra == 62)
                Assert.Equal(64, MarketCalibrator.Calibrate(market.File).Model.Assets.Count);
            else
                Assert.Contains("65 assets are listed; a market has 1 to 64", Assert.Throws<InputException>(() => MarketCalibrator.Calibrate(market.File)).Message, StringComparison.Ordinal);
        }
    }
}
