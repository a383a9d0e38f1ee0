using MonteCarloRisk.Calibration.Json;
using MonteCarloRisk.Cli.Requests;
using MonteCarloRisk.Domain.Markets;
using MonteCarloRisk.Domain.Models;
using MonteCarloRisk.Simulation.Plans.ImportanceSampling;

namespace MonteCarloRisk.Cli.Answers;

/// <summary>Refuses strata where they have no meaning.</summary>
static class StrataChecks
{
    /// <summary>Of one account.</summary>
    /// <exception cref="Domain.InputException">They cannot be made.</exception>
    public static void Check(InsolvencyRequest request, PriceModel model, SimulationSettings settings, JsonPlace place)
    {
        if (request.Estimator is not Estimator.ImportanceSampling { Strata: int count }) return;

        JsonPlace at = place.Member("estimator").Member("strata");
        var strata = new PathStrata(count);
        if (!strata.IsAllowed) throw at.Refuse(count, PathStrata.Allowed);
        if (request.Account.HasMarginRules) throw at.Fault("strata lie along one tilt, and an account under margin rules has tilts that change along the path; leave strata out");
        if (model is not GeometricBrownianModel) throw at.Fault("strata lie along the tilt of geometric Brownian motion; under other models a pilot finds several tilts, of which none is the direction: leave strata out");
        if (settings.Paths < strata.FewestPaths) throw place.Member("simulation").Member("paths").Refuse(settings.Paths, $"{count} strata need {strata.FewestPaths} or more to show their error");
    }

    /// <summary>Of several positions or accounts.</summary>
    /// <exception cref="Domain.InputException">There are strata.</exception>
    public static void RefuseSeveral(InsolvencyRequest request, JsonPlace place)
    {
        if (request.Estimator is Estimator.ImportanceSampling { Strata: not null })
            throw place.Member("estimator").Member("strata").Fault("strata lie along one tilt, and several positions have several; leave strata out");
    }
}
